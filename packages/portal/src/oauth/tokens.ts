import { secretText } from '../auth/secret-text.ts'

/** Whom a token stands for. */
export interface TokenOwner {
  readonly clientId: string
  readonly userId: number
}

export interface AccessToken extends TokenOwner {
  readonly text: string
  readonly expiresAtMs: number
}

/** Seconds an access token lives. */
export const accessLifetimeSeconds = 3600
const refreshLifetimeMs = 180 * 24 * 3600 * 1000
const codeLifetimeMs = 30 * 1000
const tokenLength = 70

/** A code or refresh token as it was found: `spent` = used up or too old. */
export type Redeemed = { readonly kind: 'good'; readonly owner: TokenOwner } | { readonly kind: 'spent' | 'unknown' }

/** Codes and tokens of one portal, by the portal's clock. */
export interface Tokens {
  issueAccess(owner: TokenOwner): AccessToken
  issueRefresh(owner: TokenOwner): string
  /** A code of the authorization-code flow: works once, for 30 s. */
  issueCode(owner: TokenOwner): string
  findAccess(text: string): AccessToken | undefined
  /** Whom a refresh token belongs to, without using it up. */
  ownerOfRefresh(text: string): TokenOwner | undefined
  redeemCode(text: string): Redeemed
  /** Uses the refresh token up, unless `isReusable`. */
  redeemRefresh(text: string, isReusable: boolean): Redeemed
  /** Access tokens given out so far are past their time. @default all of them */
  expireAccess(isMeant?: (token: AccessToken) => boolean): void
  /** Nobody knows any access token given out so far. */
  forgetAccess(): void
  /** No refresh token given out so far works. */
  spendRefresh(): void
}

interface Redeemable {
  readonly owner: TokenOwner
  readonly endsAtMs: number
  isSpent: boolean
}

export const createTokens = (nowMs: () => number): Tokens => {
  const accesses = new Map<string, AccessToken>()
  const refreshes = new Map<string, Redeemable>()
  const codes = new Map<string, Redeemable>()

  const issue = (book: Map<string, Redeemable>, owner: TokenOwner, lifetimeMs: number): string => {
    const text = secretText(tokenLength)
    book.set(text, { owner, endsAtMs: nowMs() + lifetimeMs, isSpent: false })
    return text
  }
  const redeem = (book: Map<string, Redeemable>, text: string, isReusable: boolean): Redeemed => {
    const found = book.get(text)
    if (found === undefined) return { kind: 'unknown' }
    if (found.isSpent || found.endsAtMs <= nowMs()) return { kind: 'spent' }
    found.isSpent = !isReusable
    return { kind: 'good', owner: found.owner }
  }

  return {
    issueAccess: (owner) => {
      const token = { ...owner, text: secretText(tokenLength), expiresAtMs: nowMs() + accessLifetimeSeconds * 1000 }
      accesses.set(token.text, token)
      return token
    },
    issueRefresh: (owner) => issue(refreshes, owner, refreshLifetimeMs),
    issueCode: (owner) => issue(codes, owner, codeLifetimeMs),
    findAccess: (text) => accesses.get(text),
    ownerOfRefresh: (text) => refreshes.get(text)?.owner,
    redeemCode: (text) => redeem(codes, text, false),
    redeemRefresh: (text, isReusable) => redeem(refreshes, text, isReusable),
    expireAccess: (isMeant = () => true) => {
      for (const [text, token] of accesses) if (isMeant(token)) accesses.set(text, { ...token, expiresAtMs: nowMs() })
    },
    forgetAccess: () => accesses.clear(),
    spendRefresh: () => {
      for (const refresh of refreshes.values()) refresh.isSpent = true
    },
  }
}
