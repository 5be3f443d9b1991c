import type { NodeTransport } from './node/node-transport.ts'
import type { Transport } from './transport.ts'

let shared: NodeTransport | undefined

const load = async (): Promise<NodeTransport> => {
  if (shared === undefined) {
    const { nodeTransport } = await import('./node/node-transport.ts')
    shared ??= nodeTransport()
  }
  return shared
}

/**
 * The default transport of this platform. Every client of the process shares its connections. Node's HTTP modules are loaded at the first
 * call, so that importing the SDK stays fast.
 */
export const platformTransport = (): Transport => {
  const transport: Transport = async (request) => (shared ?? (await load()))(request)
  return Object.assign(transport, {
    fetch: async (...request: Parameters<typeof globalThis.fetch>) => (await load()).fetch(...request),
    proxyOf: async (url: string) => (await load()).proxyOf(url),
  })
}
