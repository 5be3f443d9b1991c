import type { RestRequest } from '../rest-request.ts'
import { textOf } from '../wire-value.ts'

/** Makes a link to a file, with the credential of the call that asks for it. */
export type FileLink = (name: 'download' | 'upload', token: string) => string

/** Links of one request: below its webhook, or with its token. */
export const fileLinks =
  (portalUrl: string, { webhook, bearer, params }: RestRequest): FileLink =>
  (name, token) => {
    if (webhook !== undefined)
      return `${portalUrl}/rest/${webhook.userId}/${webhook.secret}/${name}/?token=${encodeURIComponent(token)}`
    const auth = bearer ?? textOf(params['auth'] ?? params['access_token'])
    return `${portalUrl}/rest/${name}.json?auth=${encodeURIComponent(auth)}&token=${encodeURIComponent(token)}`
  }
