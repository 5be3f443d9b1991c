import { rewriteJson } from './rewrite-json.ts'
import { serverPath } from './doors.ts'
import { fileUrl, type Links } from './links.ts'

/**
 * Replaces the portal's addresses in a reply by addresses below `base`, which has no path. So the client stays with the recorder or the
 * replay.
 */
export interface AddressMove {
  json(text: string, base: string): string
  /** Replaces the header `Location` in the reply to a request to `from`. */
  location(text: string, from: URL, base: string): string
}

export interface RealAddresses {
  /** The address of the portal, without a path. */
  readonly portal: string
  /** The address of the authorization server: the value of `server_endpoint`, without `/rest/`. */
  readonly oauthServer: string
  readonly links: Links
}

/** Replaces the endpoints and files in a reply. Replies of the authorization server also contain hosts, and these are replaced too. */
export const createMoves = ({
  portal,
  oauthServer,
  links,
}: RealAddresses): Readonly<Record<'rest' | 'oauth' | 'upload' | 'download', AddressMove>> => {
  const endpoints = new Map([
    [`${portal}/rest`, '/rest/'],
    [`${oauthServer}/rest`, `${serverPath}/rest/`],
  ])
  const hosts = new Set([portal, oauthServer].map((url) => new URL(url).host))
  const moveOne = (text: string, name: string, base: string): string => {
    if (/^(?:client|server)_?endpoint$/i.test(name)) {
      const path = endpoints.get(text.replace(/\/$/, ''))
      return path === undefined ? text : base + path
    }
    const file = fileUrl(text, name, portal)
    if (file === undefined) return text
    // If the portal writes an address without a host, the new address has none either.
    return text.startsWith('/') ? links.pathOf(file) : base + links.pathOf(file)
  }
  const ofServer = (text: string, name: string, base: string): string =>
    /^(?:server_)?domain$/i.test(name) && hosts.has(text) ? new URL(base).host : moveOne(text, name, base)
  const inJson =
    (move: typeof moveOne) =>
    (json: string, base: string): string =>
      rewriteJson(json, (text, names) => move(text, names.at(-1) ?? '', base))
  // A renamed portal redirects a client to its new address. This address stays, because the client has to learn it.
  const stay = (text: string): string => text
  const follow: AddressMove['location'] = (text, from, base) =>
    URL.canParse(text, from) ? base + links.pathOf(new URL(text, from)) : text
  return {
    rest: { json: inJson(moveOne), location: stay },
    oauth: { json: inJson(ofServer), location: stay },
    upload: { json: inJson(moveOne), location: follow },
    // A file may itself be JSON. It is never changed.
    download: { json: stay, location: follow },
  }
}
