import { placeholder } from './secret-names.ts'

/** Addresses of files that replies have named, numbered in the order in which they came. */
export interface Links {
  /** The path at which a recorder or a replay answers for an address; the same for the same address. */
  pathOf(url: URL): string
  /** Where a request to such a path goes; undefined: no reply has named it, or the key is wrong. */
  find(door: { readonly key: string; readonly number: number }): URL | undefined
}

const linkPath = '/_link/'

/** `key` keeps out whoever was not given the address: the credentials behind it are the portal's own. */
export const createLinks = (key: string): Links => {
  const urls: URL[] = []
  const numbers = new Map<string, number>()
  return {
    pathOf: (url) => {
      const known = numbers.get(url.href)
      if (known !== undefined) return `${linkPath}${key}/${String(known)}`
      const number = urls.push(url)
      numbers.set(url.href, number)
      return `${linkPath}${key}/${String(number)}`
    },
    find: (door) => (door.key === key ? urls[door.number - 1] : undefined),
  }
}

/** The door that a path of `pathOf` leads to; in a cassette the key is `scrubbed`. */
export const linkDoorOf = (
  pathname: string,
): { readonly kind: 'link'; readonly key: string; readonly number: number } | undefined => {
  const [, key = placeholder, number] = /^\/_link\/([^/]+)\/(\d{1,9})\/?$/.exec(pathname) ?? []
  return number === undefined ? undefined : { kind: 'link', key, number: Number(number) }
}

/** Members that hold the address of a file. */
const linkName = /^(?:(?:down|up)load_?url|url_?(?:machine|download|upload|show|preview)|show_?url)$/i

/** Where the portal gives and takes files by a token in the address. */
const filePath = /^\/rest\/(?:\d+\/[^/]+\/)?(?:down|up)load(?:\.json)?\/?$/

/** The address of a file in a member of a reply; one without a host is the portal's. */
export const fileUrl = (text: string, name: string, portal: string): URL | undefined => {
  const isNamed = linkName.test(name)
  if (!/^https?:\/\//i.test(text) && !(isNamed && /^\/(?!\/)/.test(text))) return undefined
  if (!URL.canParse(text, portal)) return undefined
  const url = new URL(text, portal)
  return isNamed || (url.origin === portal && filePath.test(url.pathname)) ? url : undefined
}
