import type { Api } from '../methods/api.ts'
import { authorizationServerPath } from '../oauth/addresses.ts'
import { parseTarget } from '../rest-target.ts'
import type { RecordedApi } from './exchange.ts'
import { linkDoorOf } from './links.ts'
import { isPushPath } from './push-traffic.ts'

/** The target of a path in a recorder or a replay. */
export type Door =
  | { readonly kind: 'rest'; readonly api: Api }
  /** The authorization server. `path` is relative to its own address. */
  | { readonly kind: 'oauth'; readonly method: string; readonly path: string }
  /** A file whose address was in a reply. */
  | { readonly kind: 'link'; readonly key: string; readonly number: number }
  /** The page on which a user admits an application. */
  | { readonly kind: 'authorize' }
  | { readonly kind: 'push' }
  | { readonly kind: 'none' }

/** A target whose requests are recorded. */
export type RecordedDoor = Extract<Door, { readonly kind: 'rest' | 'oauth' | 'link' }>

/** A request to a recorded target, with the address. */
export interface AskedDoor {
  readonly target: URL
  readonly door: RecordedDoor
}

export const apiOf = (door: RecordedDoor): RecordedApi => (door.kind === 'rest' ? door.api : door.kind)

/** The path of an authorization server that shares the portal's address, as in the local portal. */
export const serverPath = authorizationServerPath

export const doorOf = (pathname: string): Door => {
  if (pathname.startsWith('/rest/')) return { kind: 'rest', api: parseTarget(pathname).api }
  if (isPushPath(pathname)) return { kind: 'push' }
  const link = linkDoorOf(pathname)
  if (link !== undefined) return link
  if (/^\/oauth\/authorize\/?$/.test(pathname)) return { kind: 'authorize' }
  const path = pathname.startsWith(`${serverPath}/`) ? pathname.slice(serverPath.length) : pathname
  if (/^\/oauth\/token\/?$/.test(path)) return { kind: 'oauth', method: 'oauth.token', path: '/oauth/token/' }
  const [, method] = (path === pathname ? null : /^\/rest\/([\w.]+?)(?:\.json)?\/?$/.exec(path)) ?? []
  return method === undefined ? { kind: 'none' } : { kind: 'oauth', method: `oauth.${method}`, path }
}
