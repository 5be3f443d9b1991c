import type { RestRequest } from './rest-request.ts'

/** The part of a request that is in its path. */
export type RestTarget = Pick<RestRequest, 'api' | 'method' | 'webhook' | 'format'>

/**
 * Splits `/rest/[api/][{userId}/{secret}/]{method}[.json|.xml][/]` into its parts. `api` comes first, so `/rest/api/...` never means a user
 * "api". Only v2 has suffixes.
 */
export const parseTarget = (pathname: string): RestTarget => {
  const segments = pathname
    .replace(/^\/rest\/?/, '')
    .split('/')
    .filter((segment) => segment !== '')
    .map(decodeSegment)
  const api = segments[0] === 'api' ? 'v3' : 'v2'
  const rest = api === 'v3' ? segments.slice(1) : segments
  const [userId, secret] = rest
  const webhook = rest.length >= 2 && userId !== undefined && secret !== undefined ? { userId, secret } : undefined
  const name = (webhook === undefined ? rest : rest.slice(2)).join('/')
  if (api === 'v3') return { api, method: name, webhook, format: 'json' }
  const suffix = /\.(json|xml)$/.exec(name)
  const method = suffix === null ? name : name.slice(0, suffix.index)
  return { api, method, webhook, format: suffix?.[1] === 'xml' ? 'xml' : 'json' }
}

const decodeSegment = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    // Broken percent-encoding stays as it is, like in PHP's rawurldecode.
    return segment
  }
}
