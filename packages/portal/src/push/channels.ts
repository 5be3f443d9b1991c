import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** The lifetime of a channel: 12 hours and 5 seconds. */
const lifetimeMs = 43_205_000

/** The channel of one user, or the shared channel of everybody who has an application open. */
export interface Channel {
  /** 32 hexadecimal digits. */
  readonly key: string
  /** The public half of a private channel. Other clients send to it. A shared channel has none. */
  readonly publicKey: string | undefined
  readonly userId: number | undefined
  /** `portal`, or the client id of an application. */
  readonly type: string
  readonly startMs: number
  readonly endMs: number
}

/** The channels of one portal. */
export interface Channels {
  /** Returns the channel of a user, or the shared one. If the previous channel has expired, it is a new one. */
  obtain(type: string, userId?: number): Channel
  /** Makes the next `obtain` return a new channel. */
  expire(channel: Channel): void
  /** The signed id with which a client connects. */
  signedId(channel: Channel): string
  /** The signature of the public half. */
  publicSignature(publicKey: string): string
  /** Finds the channel that a client names. @returns the channel, or the code of the close frame if it is refused */
  verify(id: string): Channel | 4010 | 4019 | 4021
  /** Finds the channel with this public half, if the signature is right. */
  receiver(publicKey: string, signature: string): Channel | undefined
  ofUser(userId: number): readonly Channel[]
  /** The HMAC of any text, for tokens (SHA-256, base64url). */
  signText(text: string): string
}

export const createChannels = (nowMs: () => number): Channels => {
  const secret = randomBytes(32)
  const byOwner = new Map<string, Channel>()
  const byKey = new Map<string, Channel>()
  const sign = (text: string): string => createHmac('sha1', secret).update(text).digest('hex')
  const idOf = ({ key, publicKey }: Channel): string => (publicKey === undefined ? key : `${key}:${publicKey}`)
  const obtain: Channels['obtain'] = (type, userId) => {
    const owner = `${type} ${String(userId ?? 'shared')}`
    const known = byOwner.get(owner)
    if (known !== undefined && known.endMs > nowMs()) return known
    const channel: Channel = {
      key: randomBytes(16).toString('hex'),
      publicKey: userId === undefined ? undefined : randomBytes(16).toString('hex'),
      userId,
      type,
      startMs: nowMs(),
      endMs: nowMs() + lifetimeMs,
    }
    byOwner.set(owner, channel)
    byKey.set(channel.key, channel)
    return channel
  }
  return {
    obtain,
    expire: (channel) => {
      byOwner.delete(`${channel.type} ${String(channel.userId ?? 'shared')}`)
      byKey.delete(channel.key)
    },
    signedId: (channel) => `${idOf(channel)}.${sign(idOf(channel))}`,
    publicSignature: (publicKey) => sign(`public:${publicKey}`),
    verify: (id) => {
      const [, text, key, signature] = /^(([\da-f]{32})(?::[\da-f]{32})?)(?:\.([\da-f]{32,128}))?$/.exec(id) ?? []
      if (text === undefined || key === undefined) return 4019
      if (signature === undefined || !isSame(signature, sign(text))) return 4021
      return byKey.get(key) ?? 4010
    },
    receiver: (publicKey, signature) =>
      isSame(signature, sign(`public:${publicKey}`))
        ? [...byKey.values()].find((channel) => channel.publicKey === publicKey)
        : undefined,
    ofUser: (userId) => [...byKey.values()].filter((channel) => channel.userId === userId),
    signText: (text) => createHmac('sha256', secret).update(text).digest('base64url'),
  }
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
