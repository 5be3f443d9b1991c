import type { WireValue } from '../wire-value.ts'

/** The sender of a message: another client, or a back end. */
export const senderTypes = { client: 1, backend: 2 } as const

/** A message for the listeners of a channel. */
export interface PushMessage {
  /** The place in the stream: a time of 10 digits and a counter of 16. */
  readonly mid: string
  readonly body: {
    readonly module_id: string
    readonly command: string
    readonly params: WireValue
    readonly extra: Readonly<Record<string, WireValue>>
  }
  /** `id` is the public half of the sender's channel. */
  readonly sender: { readonly type: 1 | 2; readonly id: string }
  /** For how many seconds the message is kept for absent clients. 0 means that it is not kept. */
  readonly expirySeconds: number
  readonly createdMs: number
}

/** Messages kept for listeners that were away: the last 100 of each channel, for at most a day. */
const mostKept = 100
const longestSeconds = 86_400

/** The last messages of each channel. */
export interface History {
  keep(channelKey: string, message: PushMessage): void
  /** The messages after `mid`. None if `mid` is not known. */
  after(channelKeys: readonly string[], mid: string, nowMs: number): readonly PushMessage[]
}

export const createHistory = (): History => {
  const kept = new Map<string, readonly PushMessage[]>()
  return {
    keep: (channelKey, message) => {
      if (message.expirySeconds > 0) kept.set(channelKey, [...(kept.get(channelKey) ?? []), message].slice(-mostKept))
    },
    after: (channelKeys, mid, nowMs) => {
      const all = channelKeys.flatMap((key) => kept.get(key) ?? [])
      if (!all.some((message) => message.mid === mid)) return []
      return all
        .filter((message) => message.mid > mid && isAlive(message, nowMs))
        .toSorted((one, other) => (one.mid < other.mid ? -1 : 1))
        .slice(0, 200)
    },
  }
}

const isAlive = ({ createdMs, expirySeconds }: PushMessage, nowMs: number): boolean =>
  createdMs + Math.min(expirySeconds, longestSeconds) * 1000 > nowMs
