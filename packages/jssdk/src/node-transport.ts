export { nodeTransport } from './transport/node/node-transport.ts'
export type { NodeTransport } from './transport/node/node-transport.ts'
export type { NodeTransportOptions } from './transport/node/connections.ts'
export type { HttpReply, HttpRequest, Transport } from './transport/transport.ts'
