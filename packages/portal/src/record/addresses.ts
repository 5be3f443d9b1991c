import { rewriteJson } from './rewrite-json.ts'
import { serverPath } from './doors.ts'
import { fileUrl, type Links } from './links.ts'

/** Moves the addresses in a reply below `base`, an address without a path, so that a client stays with who is there. */
export interface AddressMove {
  json(text: string, base: string): string
  /** What the header `Location` says in the reply to a request to `from`. */
  location(text: string, from: URL, base: string): string
}

export interface RealAddresses {
  /** Of the portal, without a path. */
  readonly portal: string
  /** Of the authorization server: what `server_endpoint` says, without `/rest/`. */
  readonly oauthServer: string
  readonly links: Links
}

/** Endpoints and files that a reply names; in the authorization server's own replies the hosts of it and the portal too. */
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
    // Who writes its address without a host expects one without a host.
    return text.startsWith('/') ? links.pathOf(file) : base + links.pathOf(file)
  }
  const ofServer = (text: string, name: string, base: string): string =>
    /^(?:server_)?domain$/i.test(name) && hosts.has(text) ? new URL(base).host : moveOne(text, name, base)
  const inJson =
    (move: typeof moveOne) =>
    (json: string, base: string): string =>
      rewriteJson(json, (text, names) => move(text, names.at(-1) ?? '', base))
  // A renamed portal sends a client to its new address; the client is to learn it.
  const stay = (text: string): string => text
  const follow: AddressMove['location'] = (text, from, base) =>
    URL.canParse(text, from) ? base + links.pathOf(new URL(text, from)) : text
  return {
    rest: { json: inJson(moveOne), location: stay },
    oauth: { json: inJson(ofServer), location: stay },
    upload: { json: inJson(moveOne), location: follow },
    // A file may be JSON itself, and is left as it is.
    download: { json: stay, location: follow },
  }
}
