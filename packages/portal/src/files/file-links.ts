import type { RestRequest } from '../rest-request.ts'
import { textOf } from '../wire-value.ts'

/** Makes a link to a file. The link contains the credential of the current call. */
export type FileLink = (name: 'download' | 'upload', token: string) => string

/** The links of one request. Their address contains the caller's webhook or token. */
export const fileLinks =
  (portalUrl: string, { webhook, bearer, params }: RestRequest): FileLink =>
  (name, token) => {
    if (webhook !== undefined)
      return `${portalUrl}/rest/${webhook.userId}/${webhook.secret}/${name}/?token=${encodeURIComponent(token)}`
    const auth = bearer ?? textOf(params['auth'] ?? params['access_token'])
    return `${portalUrl}/rest/${name}.json?auth=${encodeURIComponent(auth)}&token=${encodeURIComponent(token)}`
  }
