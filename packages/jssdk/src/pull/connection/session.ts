import { isNumber, isObject, isString } from '../../types/narrow.ts'
import type { TypePullClientSession, TypeStorageManager } from '../../types/pull/pull.ts'
import type { PullEvent } from '../messages/pull-event.ts'

/** How many message ids are kept to recognise duplicates. */
const mostIds = 10
/** Milliseconds for which the next page may continue this page's session. */
const lifetimeMs = 20_000
const storageKey = 'bx-pull-session'

/** The place in the stream of messages. */
export class Session {
  /** Number of messages by module and command. */
  readonly #counts = new Map<string, Map<string, number>>()
  readonly state: TypePullClientSession = sessionWith(() => this.#counts)

  /** Records an event. `false` when it has the id of one of the last ten. */
  take({ mid, tag, time }: PullEvent): boolean {
    const { state } = this
    if (mid !== '') {
      if (state.lastMessageIds.includes(mid)) return false
      state.lastMessageIds = [...state.lastMessageIds, mid].slice(-mostIds)
      state.mid = mid
    }
    if (tag !== undefined) state.tag = tag
    if (time !== undefined) state.time = time
    state.messageCount += 1
    return true
  }

  /** Counts a message for `getDebugInfo()`. */
  count(moduleId: string, command: string): void {
    const counts = this.#counts.get(moduleId) ?? new Map<string, number>()
    this.#counts.set(moduleId, counts.set(command, (counts.get(command) ?? 0) + 1))
  }

  /** Forgets the place in the stream, because its channels no longer exist. */
  forgetPlace(): void {
    Object.assign(this.state, { mid: null, tag: null, time: null } satisfies Partial<TypePullClientSession>)
  }

  /** Stores the place for the next page. */
  save(storage: TypeStorageManager, nowMs: number): void {
    const { mid, tag, time } = this.state
    if (mid !== null) storage.set(storageKey, { mid, tag, time, untilMs: nowMs + lifetimeMs })
  }

  /** Continues at the stored place of the previous page, if that page was left a moment ago. */
  restore(storage: TypeStorageManager, nowMs: number): void {
    const saved: unknown = storage.get(storageKey, null)
    storage.remove(storageKey)
    if (!isObject(saved) || !isNumber(saved['untilMs']) || saved['untilMs'] < nowMs) return
    const { mid, tag, time } = saved
    this.state.mid = isString(mid) ? mid : null
    this.state.tag = isString(tag) ? tag : null
    this.state.time = isNumber(time) ? time : null
  }
}

/** The state of a new session. `history` is built only when somebody reads it. */
const sessionWith = (counts: () => ReadonlyMap<string, ReadonlyMap<string, number>>): TypePullClientSession => ({
  mid: null,
  tag: null,
  time: null,
  get history() {
    return Object.fromEntries([...counts()].map(([moduleId, commands]) => [moduleId, Object.fromEntries(commands)]))
  },
  lastMessageIds: [],
  messageCount: 0,
})
