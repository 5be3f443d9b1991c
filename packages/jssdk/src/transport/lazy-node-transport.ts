import type { Transport } from './transport.ts'

let shared: Transport | undefined

/**
 * The transport of this platform; its connections serve every client of the process. Node's HTTP modules are loaded at the first
 * call: a program that imports the SDK and calls nothing does not wait for them.
 */
export const platformTransport = (): Transport => async (request) => {
  if (shared === undefined) {
    const { nodeTransport } = await import('./node-transport.ts')
    shared ??= nodeTransport()
  }
  return shared(request)
}
