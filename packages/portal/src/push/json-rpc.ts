import { jsonDepth, maxJsonNesting } from '../nesting.ts'
import { entryOf, isWireMap, parseJson, textOf, type WireMap, type WireValue } from '../wire-value.ts'
import { publishByRpc } from './publish.ts'
import type { Listener, PushHub } from './push-hub.ts'

type Answer = { readonly result: WireValue } | { readonly error: { readonly code: number; readonly message: string } }

const invalidParams: Answer = { error: { code: -32602, message: 'Invalid params' } }
const methodNotFound: Answer = { error: { code: -32601, message: 'Method not found' } }
const parseError: Answer = { error: { code: -32700, message: 'Parse error' } }

/** The longest id of a message. */
const longestId = 100
const keptAcknowledgements = 10_000
/** The maximum number of users that are watched. */
const mostWatched = 10_000

/** Handles a text frame of a client of version 5 and returns the reply. */
export const answerRpc = (hub: PushHub, client: Listener, frame: string): string | undefined => {
  if (frame === 'pong') return undefined
  if (frame.startsWith('mack:')) {
    const id = frame.slice('mack:'.length)
    if (id.length <= longestId) hub.acknowledged.push(id)
    if (hub.acknowledged.length > keptAcknowledgements) hub.acknowledged.shift()
    return undefined
  }
  if (jsonDepth(frame) > maxJsonNesting) return reply(null, parseError)
  let call: WireValue
  try {
    call = parseJson(frame)
  } catch {
    return reply(null, parseError)
  }
  if (!isWireMap(call) || typeof call['method'] !== 'string') return undefined
  const params = entryOf(call, 'params')
  return reply(entryOf(call, 'id') ?? null, answer(hub, client, call['method'], isWireMap(params) ? params : {}))
}

const reply = (id: WireValue, answered: Answer): string => JSON.stringify({ jsonrpc: '2.0', id, ...answered })

const answer = (hub: PushHub, client: Listener, method: string, params: WireMap): Answer => {
  switch (method) {
    case 'ping':
      return { result: 'pong' }
    case 'publish': {
      const own = client.channels.find(({ userId }) => userId !== undefined)
      return publishByRpc(hub, own, params) ? { result: {} } : invalidParams
    }
    case 'listChannels':
      return {
        result: client.channels.map(({ key, userId }) => ({
          channelId: key,
          channelType: userId === undefined ? 'shared' : 'private',
        })),
      }
    case 'getUsersLastSeen':
      return { result: lastSeen(hub, params['userList']) }
    case 'subscribeStatusChange':
    case 'unsubscribeStatusChange': {
      const userId = Number(params['userId'])
      const watchers = hub.statusWatchers.get(userId) ?? new Set()
      if (!Number.isSafeInteger(userId) || hub.statusWatchers.size >= mostWatched) return invalidParams
      if (method === 'subscribeStatusChange') watchers.add(client)
      else watchers.delete(client)
      hub.statusWatchers.set(userId, watchers)
      return { result: true }
    }
    default:
      return methodNotFound
  }
}

/** The seconds since each user was connected. 0 for a user who is connected now. */
const lastSeen = (hub: PushHub, userList: WireValue | undefined): WireMap => {
  const users = Array.isArray(userList) ? userList : []
  const online = new Set([...hub.listeners].flatMap(({ channels }) => channels.map(({ userId }) => userId)))
  return Object.fromEntries(
    users.flatMap((userId: WireValue) => {
      const seenMs = hub.lastSeenMs.get(Number(userId))
      if (online.has(Number(userId))) return [[textOf(userId), 0]]
      return seenMs === undefined ? [] : [[textOf(userId), Math.round((hub.nowMs() - seenMs) / 1000)]]
    }),
  )
}
