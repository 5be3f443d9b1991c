/** A webhook of a real portal: what the recorder adds to the requests it passes on. */
export interface Upstream {
  readonly origin: string
  readonly userId: string
  readonly secret: string
}

/** @throws {RangeError} this is no webhook's URL; the message does not repeat it, it may be a secret all the same */
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
 * Where a request to the recorder goes: the recorder's own webhook becomes the upstream's, and a request without any,
 * as an application sends it with a token, goes on as it is. Undefined: another webhook, which the recorder does not know.
 */
export const upstreamUrl = (target: URL, ownSecret: string, { origin, userId, secret }: Upstream): URL | undefined => {
  const [, api = '', user, given, rest = ''] = /^\/rest\/(api\/)?(\d+)\/([^/]+)\/(.*)$/.exec(target.pathname) ?? []
  if (given === undefined) return new URL(target.pathname + target.search, origin)
  if (given !== ownSecret || user !== userId) return undefined
  return new URL(`/rest/${api}${userId}/${secret}/${rest}${target.search}`, origin)
}

/** @throws {RangeError} this is no address of an authorization server */
export const parseOauthServer = (url: string): string => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.search !== '')
    throw new RangeError(
      'The address of the authorization server is no URL: what the portal calls server_endpoint is expected, without /rest/.',
    )
  return parsed.href.replace(/\/(?:rest\/?)?$/, '')
}
