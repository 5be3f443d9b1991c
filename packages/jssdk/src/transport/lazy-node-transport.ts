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
 * The transport of this platform; its connections serve every client of the process. Node's HTTP modules are loaded at the first
 * call: a program that imports the SDK and calls nothing does not wait for them.
 */
export const platformTransport = (): Transport => {
  const transport: Transport = async (request) => (shared ?? (await load()))(request)
  return Object.assign(transport, {
    fetch: async (...request: Parameters<typeof globalThis.fetch>) => (await load()).fetch(...request),
    proxyOf: async (url: string) => (await load()).proxyOf(url),
  })
}
