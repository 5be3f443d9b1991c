import { setImmediate } from 'node:timers/promises'
import { vi } from 'vitest'

/** A command as the portal's page has received it. */
export interface ReceivedCommand {
  readonly command: string
  readonly params: unknown
  readonly callbackId: string
  readonly appSid: string
  /** The message as it came. */
  readonly wire: unknown
}

type Answer = (command: ReceivedCommand) => unknown
type Listener = (event: MessageEvent) => void

/** Answered with nothing at all, as a portal does with commands it refuses and with some it carries out. */
export const silence = Symbol('silence')

export const appSid = '0a1b2c3d4e5f60718293a4b5c6d7e8f9'

/** What a portal says at the handshake. */
export const handshake = {
  LANG: 'de',
  DOMAIN: 'demo.bitrix24.com',
  PROTOCOL: 1,
  PATH: '/rest',
  AUTH_ID: 'access-0',
  AUTH_EXPIRES: '3600',
  REFRESH_ID: 'refresh-0',
  MEMBER_ID: 'member',
  FIRST_RUN: false,
  IS_ADMIN: true,
  INSTALL: false,
  USER_OPTIONS: [],
  APP_OPTIONS: { theme: 'dark' },
  PLACEMENT: 'CRM_DEAL_DETAIL_TAB',
  PLACEMENT_OPTIONS: { ID: '17' },
}

/**
 * Two windows, a portal's page and the application's frame in it, which can do nothing but post messages to each other: copied as
 * the structured clone algorithm copies, delivered later, and only to the origin they are meant for.
 */
export class PortalPage {
  readonly origin: string
  readonly received: ReceivedCommand[] = []
  /** Addresses the frame has opened windows for, and the windows. */
  readonly opened: { readonly address: string; closed: boolean }[] = []
  readonly frameWindow: object
  readonly #answers: Readonly<Record<string, Answer>>
  readonly #listeners = new Set<Listener>()

  constructor({ origin = 'https://demo.bitrix24.com', name = '', answers = {} }: PortalPageOptions) {
    this.origin = origin
    this.#answers = { getInitData: () => handshake, ...answers }
    this.frameWindow = {
      name: name || `${origin.replace(/^https?:\/\//, '')}|${origin.startsWith('https:') ? 1 : 0}|${appSid}`,
      parent: {
        postMessage: (message: unknown, target: string) => void this.#receive(structuredClone(message), target),
      },
      addEventListener: (_type: 'message', listener: Listener) => this.#listeners.add(listener),
      removeEventListener: (_type: 'message', listener: Listener) => this.#listeners.delete(listener),
      open: (address: URL) => {
        const opened = { address: String(address), closed: false }
        this.opened.push(opened)
        return opened
      },
      document: {
        body: { scrollWidth: 400, offsetWidth: 410, scrollHeight: 500, offsetHeight: 510 },
        documentElement: { scrollWidth: 700, offsetWidth: 10, scrollHeight: 600, offsetHeight: 20 },
      },
    }
  }

  get listenerCount(): number {
    return this.#listeners.size
  }

  last(command: string): ReceivedCommand {
    const found = this.received.findLast((received) => received.command === command)
    if (found === undefined) throw new Error(`The page has not received ${command}.`)
    return found
  }

  reply({ callbackId }: { readonly callbackId: string }, payload?: unknown): void {
    this.post(`${callbackId}:${payload === undefined ? '' : JSON.stringify(payload)}`)
  }

  /** Delivers a message to the frame, by default from the portal's page. */
  post(data: unknown, origin = this.origin): void {
    const event = new MessageEvent('message', { data, origin })
    for (const listener of this.#listeners) listener(event)
  }

  async #receive(wire: unknown, targetOrigin: string): Promise<void> {
    await setImmediate()
    if (targetOrigin !== this.origin) return
    const command = readCommand(wire)
    this.received.push(command)
    const answer = this.#answers[command.command]
    const payload = answer === undefined ? silence : answer(command)
    if (payload !== silence) this.reply(command, payload)
  }
}

export interface PortalPageOptions {
  readonly origin?: string
  /** `window.name` of the frame. @default what a portal gives it */
  readonly name?: string
  /** What the page answers to a command; a command without an entry is met with silence. */
  readonly answers?: Readonly<Record<string, Answer>>
}

/** A portal's page around this program, which is the frame until the test is over. */
export const openPortalPage = (options: PortalPageOptions = {}): PortalPage => {
  const page = new PortalPage(options)
  vi.stubGlobal('window', page.frameWindow)
  return page
}

/** What a promise rejects with; it may do so while the test moves the clock. */
export const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => new Error(`It resolved with ${String(value)}.`),
    (error: unknown) => error,
  )

/** Splits a message from both ends, for the parameters hold the separator too. */
const readCommand = (wire: unknown): ReceivedCommand => {
  if (typeof wire === 'object' && wire !== null) {
    const { method, params, callback, appSid: session } = Object.fromEntries(Object.entries(wire))
    return { command: String(method), params, callbackId: String(callback), appSid: String(session), wire }
  }
  const [command = '', ...rest] = String(wire).split(':')
  const session = rest.pop() ?? ''
  const callbackId = rest.pop() ?? ''
  const text = rest.join(':')
  return { command, params: text === '' ? undefined : JSON.parse(text), callbackId, appSid: session, wire }
}
