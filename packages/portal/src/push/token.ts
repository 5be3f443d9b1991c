import { isWireMap, parseJson, textOf } from '../wire-value.ts'
import type { Channels } from './channels.ts'

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export interface TokenFacts {
  readonly host: string
  readonly userId: number
  /** The signed ids of the channels. */
  readonly channelIds: readonly string[]
  readonly nowMs: number
}

/** The JSON web token with which a client of version 5 connects (HS256, 12 hours). */
export const makeToken = (channels: Channels, { host, userId, channelIds, nowMs }: TokenFacts): string => {
  const iat = Math.floor(nowMs / 1000)
  const claims = { iss: host, sub: String(userId), chan: channelIds.join(','), iat, exp: iat + 43_200 }
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${signed}.${channels.signText(signed)}`
}

/** The ids of the channels in a token. None if this portal did not make the token. */
export const channelsOfToken = (channels: Channels, token: string): string | undefined => {
  const [, signed = '', signature = ''] = /^([\w-]+\.[\w-]+)\.([\w-]+)$/.exec(token) ?? []
  if (signed === '' || channels.signText(signed) !== signature) return undefined
  const claims = parseJson(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString())
  return isWireMap(claims) ? textOf(claims['chan']) : undefined
}
