import { rewriteJson } from './rewrite-json.ts'
import { serverPath } from './doors.ts'

/** Stands in a cassette for the address of whoever answers; a name that leads nowhere (RFC 6761). */
export const neutralBase = 'https://replay.invalid'

/** Moves the addresses in a reply below `base`, an address without a path. */
export type MoveAddresses = (json: string, base: string) => string

export interface RealAddresses {
  /** Of the portal, without a path. */
  readonly portal: string
  /** Of the authorization server: what `server_endpoint` says, without `/rest/`. */
  readonly oauthServer: string
}

/**
 * Makes the function that has a client stay with the recorder: endpoints that a reply names, and, with `isOfServer`, the
 * hosts of portal and authorization server in the authorization server's own replies.
 */
export const createMove = ({ portal, oauthServer }: RealAddresses, isOfServer: boolean): MoveAddresses => {
  const endpoints = new Map([
    [`${portal}/rest`, '/rest/'],
    [`${oauthServer}/rest`, `${serverPath}/rest/`],
  ])
  const hosts = new Set([portal, oauthServer].map((url) => new URL(url).host))
  const move = (text: string, name: string, base: string): string => {
    if (/^(?:client|server)_?endpoint$/i.test(name)) {
      const path = endpoints.get(text.replace(/\/$/, ''))
      return path === undefined ? text : base + path
    }
    return isOfServer && /^(?:server_)?domain$/i.test(name) && hosts.has(text) ? new URL(base).host : text
  }
  return (json, base) => rewriteJson(json, (text, names) => move(text, names.at(-1) ?? '', base))
}

/** Puts the address of a replay where a cassette has the neutral one. */
export const fromNeutral = (text: string, base: string): string => {
  const { host, hostname } = new URL(neutralBase)
  return text.includes(hostname) ? text.replaceAll(neutralBase, base).replaceAll(host, new URL(base).host) : text
}
