/**
 * A program of its own that opens and destroys frames in a page that answers the handshake, and tells its parent of the heap
 * before and after. Needs `--expose-gc`.
 */
import { initializeB24Frame } from '@bitrix24/b24jssdk'

const origin = 'https://demo.bitrix24.com'
const handshake = JSON.stringify({
  LANG: 'en',
  DOMAIN: 'demo.bitrix24.com',
  PROTOCOL: 1,
  PATH: '/rest',
  AUTH_ID: 'access',
  REFRESH_ID: 'refresh',
  AUTH_EXPIRES: '3600',
  MEMBER_ID: 'member',
  IS_ADMIN: true,
  INSTALL: false,
  FIRST_RUN: false,
  APP_OPTIONS: {},
  USER_OPTIONS: {},
  PLACEMENT: 'DEFAULT',
  PLACEMENT_OPTIONS: {},
})
type Listener = (event: { readonly origin: string; readonly data: string }) => void
const listeners = new Set<Listener>()
const page = {
  name: 'demo.bitrix24.com|1|0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  document: {},
  addEventListener: (_type: string, listener: Listener) => listeners.add(listener),
  removeEventListener: (_type: string, listener: Listener) => listeners.delete(listener),
  parent: {
    postMessage: (message: string) =>
      queueMicrotask(() => {
        const [, callbackId] = message.split(':')
        for (const listener of listeners) listener({ origin, data: `${callbackId}:${handshake}` })
      }),
  },
}
Object.defineProperty(globalThis, 'window', { value: page })

const frames = async (count: number): Promise<void> => {
  for (let opened = 0; opened < count; opened += 1) (await initializeB24Frame()).destroy()
}
const heapBytes = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const [count = '0'] = process.argv.slice(2)
await frames(100)
const before = heapBytes()
await frames(Number(count))
process.send?.([before, heapBytes(), listeners.size])
process.disconnect()
