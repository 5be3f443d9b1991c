import { isNumber, isObject, isString } from '../../types/narrow.ts'
import type { LeaseHolder } from './lease-holder.ts'
import type { StoredTokens } from './token-store.ts'

/** What one version of a token file says. */
export interface TokenFileState {
  readonly tokens: StoredTokens | undefined
  /** Who works alone on the tokens, and until when (milliseconds since 1970) if nothing is heard of them. */
  readonly lease: Lease | undefined
}

export interface Lease {
  /** One store object of one process. */
  readonly holder: string
  readonly endsAtMs: number
  /** Earlier versions of the SDK do not tell it. */
  readonly process?: LeaseHolder | undefined
}

const nothing: TokenFileState = { tokens: undefined, lease: undefined }

export const encodeTokenFile = (state: TokenFileState): string => JSON.stringify(state)

/** Reads a version whole; undefined when it was cut or is no token file. Without a text there is nothing yet. */
export const decodeTokenFile = (text: string | undefined): TokenFileState | undefined => {
  if (text === undefined) return nothing
  const value = parse(text)
  if (!isObject(value)) return undefined
  const { tokens, lease } = value
  if (tokens !== undefined && !isTokens(tokens)) return undefined
  if (lease !== undefined && !isLease(lease)) return undefined
  return { tokens, lease }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // Cut off by a full disk or a power failure: the caller says so.
    return undefined
  }
}

const texts = [
  'access_token',
  'refresh_token',
  'domain',
  'member_id',
  'client_endpoint',
  'server_endpoint',
  'scope',
  'status',
] as const
const numbers = ['expires', 'expires_in'] as const

const isTokens = (value: unknown): value is StoredTokens =>
  isObject(value) && texts.every((name) => isString(value[name])) && numbers.every((name) => isNumber(value[name]))

const isLease = (value: unknown): value is Lease =>
  isObject(value) &&
  isString(value['holder']) &&
  isNumber(value['endsAtMs']) &&
  (value['process'] === undefined || isHolder(value['process']))

const isHolder = (value: unknown): value is LeaseHolder =>
  isObject(value) && Number.isSafeInteger(value['pid']) && Number(value['pid']) > 0 && isString(value['where'])
