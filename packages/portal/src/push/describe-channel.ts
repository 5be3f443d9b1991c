import type { WireValue } from '../wire-value.ts'
import type { Channel } from './channels.ts'
import type { PushHub } from './push-hub.ts'

/** A channel in the form of a configuration. */
export const describeChannel = (hub: PushHub, channel: Channel): Record<string, WireValue> => {
  const { publicKey, startMs, endMs, userId } = channel
  const isoSecond = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, '+00:00')
  return {
    id: hub.channels.signedId(channel),
    ...(publicKey !== undefined && { public_id: `${publicKey}.${hub.channels.publicSignature(publicKey)}` }),
    start: isoSecond(startMs),
    end: isoSecond(endMs),
    type: userId === undefined ? 'shared' : 'private',
  }
}

/** The public half of a user's channel, as other clients get it. */
export const describePublic = (hub: PushHub, channel: Channel): Record<string, WireValue> => {
  const { start = '', end = '' } = describeChannel(hub, channel)
  const publicKey = channel.publicKey ?? ''
  return {
    user_id: channel.userId ?? 0,
    public_id: publicKey,
    signature: hub.channels.publicSignature(publicKey),
    start,
    end,
  }
}
