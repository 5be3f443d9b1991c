import { secretText } from '../auth/secret-text.ts'
import { openRecords, type Records } from '../store/records.ts'
import { hasShape, isFlag, isNumber, isOptional, isText } from '../store/shape.ts'
import type { Store } from '../store/store.ts'

/** The user and the application of a token. */
export interface TokenOwner {
  readonly clientId: string
  readonly userId: number
}

export interface AccessToken extends TokenOwner {
  readonly text: string
  readonly expiresAtMs: number
  /** How many events led to this token. A call with a token from an event may fire the next event, and so on. @default 0 */
  readonly eventDepth?: number | undefined
}

/** The lifetime of an access token, in seconds. */
export const accessLifetimeSeconds = 3600
const hourMs = 3600 * 1000
const refreshLifetimeMs = 180 * 24 * hourMs
const codeLifetimeMs = 30 * 1000
const tokenLength = 70
const sweepEveryMs = 600 * 1000

/** The result for a code or refresh token. `spent` means that it was used up or has expired. */
export type Redeemed = { readonly kind: 'good'; readonly owner: TokenOwner } | { readonly kind: 'spent' | 'unknown' }

/** The codes and tokens of one portal, by the portal's clock. */
export interface Tokens {
  issueAccess(owner: TokenOwner): AccessToken
  /** Makes an access token for one event. Nobody renews it, and it is deleted an hour after it expires. */
  issueForEvent(owner: TokenOwner, eventDepth: number): AccessToken
  issueRefresh(owner: TokenOwner): string
  /** Makes a code of the authorization-code flow. It works once, within 30 s. */
  issueCode(owner: TokenOwner): string
  findAccess(text: string): AccessToken | undefined
  /** The owner of a refresh token. The token is not used up. */
  ownerOfRefresh(text: string): TokenOwner | undefined
  redeemCode(text: string): Redeemed
  /** Uses the refresh token up, unless `isReusable` is set. */
  redeemRefresh(text: string, isReusable: boolean): Redeemed
  /** Lets access tokens expire. @default all of them */
  expireAccess(isMeant?: (token: AccessToken) => boolean): void
  /** Deletes every current access token. */
  forgetAccess(): void
  /** Deletes every current refresh token. */
  spendRefresh(): void
}

interface Redeemable extends TokenOwner {
  readonly text: string
  readonly endsAtMs: number
  readonly isSpent: boolean
}

const isAccessToken = hasShape<AccessToken>({
  text: isText,
  clientId: isText,
  userId: isNumber,
  expiresAtMs: isNumber,
  eventDepth: isOptional(isNumber),
})

const isRedeemable = hasShape<Redeemable>({
  text: isText,
  clientId: isText,
  userId: isNumber,
  endsAtMs: isNumber,
  isSpent: isFlag,
})

export const createTokens = (store: Store, nowMs: () => number): Tokens => {
  const accesses = openRecords(store, 'access token', isAccessToken)
  const ofEvents = openRecords(store, 'event token', isAccessToken)
  const refreshes = openRecords(store, 'refresh token', isRedeemable)
  const codes = openRecords(store, 'code', isRedeemable)

  let nextSweepMs = 0
  /** A portal may run for days, and each event gets a token. Tokens that can be neither used nor renewed are deleted. */
  const sweep = (): void => {
    if (nowMs() < nextSweepMs) return
    nextSweepMs = nowMs() + sweepEveryMs
    ofEvents.deleteBelow('expiresAtMs', nowMs() - hourMs)
    accesses.deleteBelow('expiresAtMs', nowMs() - refreshLifetimeMs)
    refreshes.deleteBelow('endsAtMs', nowMs() - refreshLifetimeMs)
    codes.deleteBelow('endsAtMs', nowMs() - hourMs)
  }
  const issueAccess = (
    book: Records<AccessToken>,
    { clientId, userId }: TokenOwner,
    eventDepth?: number,
  ): AccessToken => {
    sweep()
    const expiresAtMs = nowMs() + accessLifetimeSeconds * 1000
    const token = { text: secretText(tokenLength), clientId, userId, expiresAtMs, eventDepth }
    book.set(token.text, token)
    return token
  }
  const issue = (book: Records<Redeemable>, { clientId, userId }: TokenOwner, lifetimeMs: number): string => {
    const text = secretText(tokenLength)
    book.set(text, { text, clientId, userId, endsAtMs: nowMs() + lifetimeMs, isSpent: false })
    return text
  }
  const redeem = (book: Records<Redeemable>, text: string, isReusable: boolean): Redeemed => {
    const found = book.get(text)
    if (found === undefined) return { kind: 'unknown' }
    if (found.isSpent || found.endsAtMs <= nowMs()) return { kind: 'spent' }
    if (!isReusable) book.set(text, { ...found, isSpent: true })
    return { kind: 'good', owner: found }
  }

  return {
    issueAccess: (owner) => issueAccess(accesses, owner),
    issueForEvent: (owner, eventDepth) => issueAccess(ofEvents, owner, eventDepth),
    issueRefresh: (owner) => issue(refreshes, owner, refreshLifetimeMs),
    issueCode: (owner) => issue(codes, owner, codeLifetimeMs),
    findAccess: (text) => accesses.get(text) ?? ofEvents.get(text),
    ownerOfRefresh: (text) => refreshes.get(text),
    redeemCode: (text) => redeem(codes, text, false),
    redeemRefresh: (text, isReusable) => redeem(refreshes, text, isReusable),
    expireAccess: (isMeant = () => true) =>
      store.transaction(() => {
        for (const book of [accesses, ofEvents])
          for (const token of book.all()) if (isMeant(token)) book.set(token.text, { ...token, expiresAtMs: nowMs() })
      }),
    forgetAccess: () => {
      accesses.clear()
      ofEvents.clear()
    },
    spendRefresh: () =>
      store.transaction(() => {
        for (const refresh of refreshes.all()) refreshes.set(refresh.text, { ...refresh, isSpent: true })
      }),
  }
}
