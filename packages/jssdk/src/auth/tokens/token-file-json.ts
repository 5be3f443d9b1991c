import { isNumber, isObject, isString } from '../../types/narrow.ts'
import type { LeaseHolder } from './lease-holder.ts'
import type { StoredTokens } from './token-store.ts'

/** The content of one version of a token file. */
export interface TokenFileState {
  readonly tokens: StoredTokens | undefined
  /** Which holder has the tokens for itself, and when the lease ends without a renewal (milliseconds since 1970). */
  readonly lease: Lease | undefined
}

export interface Lease {
  /** The id of one store object in one process. */
  readonly holder: string
  readonly endsAtMs: number
  /** Absent in files of earlier SDK versions. */
  readonly process?: LeaseHolder | undefined
}

const nothing: TokenFileState = { tokens: undefined, lease: undefined }

export const encodeTokenFile = (state: TokenFileState): string => JSON.stringify(state)

/** Reads a version as a whole. Undefined when the text was cut off or is no token file. Without a text the state is empty. */
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
    // The text was cut off by a full disk or a power failure. The caller reports it.
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
