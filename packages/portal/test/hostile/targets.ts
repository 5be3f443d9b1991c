import { createPortal, createRecorder, createReplay, type Portal } from '@bitrix24/b24jssdk-portal'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { resultOf } from '../client.ts'

/** What hostile inputs are sent to: a portal, a recorder in front of it, and its push server. */
export interface Targets extends AsyncDisposable {
  readonly portal: Portal
  /** Sends a request to the portal; the status of the answer, and its text. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Answer>
  readonly v2: (method: string, params: unknown) => Promise<Answer>
  readonly v3: (method: string, params: unknown) => Promise<Answer>
  readonly form: (path: string, body: string, type?: string) => Promise<Answer>
  /** A batch of REST v2. */
  readonly batch: (cmd: unknown) => Promise<Answer>
  readonly inspector: (path: string, method: string, body: string) => Promise<Answer>
  /** Sends a body through the recorder. */
  readonly recorded: (body: string) => Promise<Answer>
  /** Sends one frame to the push server, and waits until it was looked at. */
  readonly push: (frame: string | Uint8Array) => Promise<Answer>
}

export interface Answer {
  readonly status: number
  readonly text: string
}

const json = { 'Content-Type': 'application/json' }
const answerOf = async (response: Response): Promise<Answer> => ({
  status: response.status,
  text: await response.text(),
})

const openSocket = async (portal: Portal): Promise<WebSocket> => {
  const config = JSON.stringify(await resultOf(portal, 'pull.config.get'))
  const ids = [...config.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id).join('/')
  const query = new URLSearchParams({ CHANNEL_ID: ids, jsonRpc: 'true' })
  const socket = new WebSocket(`${portal.url.replace('http', 'ws')}/subws/?${query.toString()}`)
  await once(socket, 'open')
  return socket
}

export const openTargets = async (): Promise<Targets> => {
  const seed = { deal: [1, 2, 3], contact: [1, 2, 3], eventlog: [1, 2, 3], task: [1, 2, 3] }
  const portal = await createPortal({ seed, switches: { eventsByWebhook: true } })
  const recorder = await createRecorder({ upstream: portal.webhookUrl })
  const { pathname } = new URL(portal.webhookUrl)
  let socket: WebSocket | undefined
  // Without a socket: what is measured is the portal's own work.
  const ask = async (path: string, init?: RequestInit): Promise<Answer> =>
    answerOf(await portal.fetch(new Request(portal.url + path, init)))
  const post = async (path: string, body: string, type = 'application/json'): Promise<Answer> =>
    ask(path, { method: 'POST', headers: { 'Content-Type': type }, body })
  const v2: Targets['v2'] = async (method, params) => post(pathname + method, JSON.stringify(params))
  return {
    portal,
    ask,
    v2,
    v3: async (method, params) => post(pathname.replace('/rest/', '/rest/api/') + method, JSON.stringify(params)),
    form: async (path, body, type = 'application/x-www-form-urlencoded') => post(path, body, type),
    batch: async (cmd) => v2('batch', { cmd }),
    inspector: async (path, method, body) => ask(`/_portal/api/${path}`, { method, headers: json, body }),
    recorded: async (body) =>
      answerOf(await fetch(`${recorder.webhookUrl}crm.deal.list`, { method: 'POST', headers: json, body })),
    push: async (frame) => {
      socket = socket?.readyState === WebSocket.OPEN ? socket : await openSocket(portal)
      const [opened] = [socket]
      // The answer to a ping comes after the frame before it was looked at; a frame may end the connection too.
      const looked = Promise.race([once(opened, 'message'), once(opened, 'close')])
      opened.send(frame)
      opened.send('{"jsonrpc":"2.0","id":1,"method":"ping"}')
      await looked
      return { status: 200, text: '' }
    },
    [Symbol.asyncDispose]: async () => {
      socket?.terminate()
      await recorder.close()
      await portal.close()
    },
  }
}

/** The replies of a replay to one call, of a cassette. */
export const replayed = async (cassette: string, method: string): Promise<Answer> => {
  await using replay = await createReplay({ cassette })
  return answerOf(await fetch(replay.webhookUrl + method, { method: 'POST', headers: json, body: '{"a":[1]}' }))
}
