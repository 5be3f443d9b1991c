/** The webhook of a real portal. The recorder adds it to the requests that it forwards. */
export interface Upstream {
  readonly origin: string
  readonly userId: string
  readonly secret: string
}

/**
 * Reads the URL of a webhook.
 * @throws {RangeError} it is not a webhook's URL; the message does not contain it, because it may still be a secret
 */
export const parseUpstream = (url: string): Upstream => {
  const parsed = URL.canParse(url.trim()) ? new URL(url.trim()) : undefined
  const [, userId, secret] = /^\/rest\/(?:api\/)?(\d+)\/([A-Za-z\d]+)\/?$/.exec(parsed?.pathname ?? '') ?? []
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || userId === undefined || secret === undefined)
    throw new RangeError(
      'The upstream is no URL of a webhook: https://PORTAL/rest/USER/SECRET/ is expected. (It is not repeated here, to keep it secret.)',
    )
  return { origin: parsed.origin, userId, secret }
}

/**
 * The upstream address for a request to the recorder. The recorder's own webhook is replaced by the upstream's. A request without a
 * webhook, such as an application's with a token, keeps its path. Undefined for any other webhook.
 */
export const upstreamUrl = (target: URL, ownSecret: string, { origin, userId, secret }: Upstream): URL | undefined => {
  const [, api = '', user, given, rest = ''] = /^\/rest\/(api\/)?(\d+)\/([^/]+)\/(.*)$/.exec(target.pathname) ?? []
  if (given === undefined) return new URL(target.pathname + target.search, origin)
  if (given !== ownSecret || user !== userId) return undefined
  return new URL(`/rest/${api}${userId}/${secret}/${rest}${target.search}`, origin)
}

/** Reads the URL of an authorization server. @throws {RangeError} it is not such an address */
export const parseOauthServer = (url: string): string => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.search !== '')
    throw new RangeError(
      'The address of the authorization server is no URL: what the portal calls server_endpoint is expected, without /rest/.',
    )
  return parsed.href.replace(/\/(?:rest\/?)?$/, '')
}
