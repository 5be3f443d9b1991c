import type { Channel } from './channels.ts'
import type { PushHub } from './push-hub.ts'
import { channelsOfToken } from './token.ts'

/** The channels that a client names in its address, or the reason why they are refused. */
export type OpenChannels = readonly Channel[] | { readonly code: number; readonly reason: string }

const reasons = {
  4010: 'Wrong channel id',
  4017: 'Channel list is empty',
  4018: 'Too many channels',
  4019: 'Channel id is invalid',
  4021: 'Signature is invalid',
} as const

const refusal = (code: keyof typeof reasons): OpenChannels => ({ code, reason: `${String(code)}: ${reasons[code]}` })

/** The channels of an address. It names them by a token or by signed ids. */
export const openChannels = ({ channels }: PushHub, query: URLSearchParams): OpenChannels => {
  const token = query.get('token')
  const named = token === null ? (query.get('CHANNEL_ID') ?? '') : channelsOfToken(channels, token)
  if (named === undefined) return refusal(4021)
  const ids = named.split(/[/,]/).filter((id) => id !== '')
  if (ids.length === 0) return refusal(4017)
  if (ids.length > 100) return refusal(4018)
  const open: Channel[] = []
  for (const id of ids) {
    const channel = channels.verify(id)
    if (typeof channel === 'number') return refusal(channel)
    open.push(channel)
  }
  return open
}
