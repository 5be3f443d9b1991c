import type { Listener, PushHub } from './push-hub.ts'
import { serverTimeOf } from './server-time.ts'
import { senderTypes } from './message.ts'

const usersOf = ({ channels }: Listener): readonly number[] => channels.flatMap(({ userId }) => userId ?? [])

const isOnline = (hub: PushHub, userId: number): boolean =>
  [...hub.listeners].some((listener) => usersOf(listener).includes(userId))

/** Informs the watchers of a user that the user has connected or disconnected. */
const tell = (hub: PushHub, userId: number, online: boolean): void => {
  const createdMs = hub.nowMs()
  const params = { user_id: userId, online }
  const body = { module_id: 'online', command: 'userStatusChange', params, extra: serverTimeOf(createdMs) }
  const message = { mid: '', body, sender: { type: senderTypes.backend, id: '' }, expirySeconds: 0, createdMs }
  for (const watcher of hub.statusWatchers.get(userId) ?? []) watcher.deliver([message])
}

/** Adds a listener. The returned function removes it. */
export const join = (hub: PushHub, listener: Listener): (() => void) => {
  const users = usersOf(listener).filter((userId) => !isOnline(hub, userId))
  hub.listeners.add(listener)
  for (const userId of users) tell(hub, userId, true)
  return () => {
    if (!hub.listeners.delete(listener)) return
    for (const [userId, watchers] of hub.statusWatchers)
      if (watchers.delete(listener) && watchers.size === 0) hub.statusWatchers.delete(userId)
    for (const userId of usersOf(listener)) {
      if (isOnline(hub, userId)) continue
      hub.lastSeenMs.set(userId, hub.nowMs())
      tell(hub, userId, false)
    }
  }
}
