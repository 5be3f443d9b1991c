import { createHmac, timingSafeEqual } from 'node:crypto'
import { parsePhpForm } from '../dialects/v2/php-form.ts'
import type { PortalIdentity } from '../identity.ts'
import type { WireMap } from '../wire-value.ts'

/** Signed tokens in links to files. The signature prevents a client from asking for another file. */
export interface LinkTokens {
  /** The format is `disk|base64 of the query|signature`. */
  sign(scope: string, query: Readonly<Record<string, string | number>>): string
  /** The content of a token. Undefined if this portal did not make it. */
  read(token: string): { readonly scope: string; readonly query: WireMap } | undefined
}

/** The key is read each time, because a restored snapshot has another key. */
export const createLinkTokens = (identity: Pick<PortalIdentity, 'linkKey'>): LinkTokens => {
  const signatureOf = (text: string): string => createHmac('sha256', identity.linkKey).update(text).digest('base64url')
  return {
    sign: (scope, query) => {
      const pairs = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
      const text = `${scope}|${Buffer.from(new URLSearchParams(pairs).toString()).toString('base64')}`
      return `${text}|${signatureOf(text)}`
    },
    read: (token) => {
      const [scope = '', query = '', signature = ''] = token.split('|')
      const expected = Buffer.from(signatureOf(`${scope}|${query}`))
      const given = Buffer.from(signature)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      return { scope, query: parsePhpForm(Buffer.from(query, 'base64').toString('utf8')) }
    },
  }
}
