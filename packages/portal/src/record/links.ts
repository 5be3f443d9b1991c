import { placeholder } from './secret-names.ts'

/** The file addresses in replies, numbered in the order in which they came. */
export interface Links {
  /** The path of the recorder or the replay for an address. The same address always has the same path. */
  pathOf(url: URL): string
  /** The target of a request to such a path. Undefined if no reply has named it, or if the key is wrong. */
  find(door: { readonly key: string; readonly number: number }): URL | undefined
}

const linkPath = '/_link/'

/** The path stands for a file address that contains the portal's own credentials. Only clients that received the path know its `key`. */
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

/** Reads a path of `pathOf`. In a cassette the key is `scrubbed`. */
export const linkDoorOf = (
  pathname: string,
): { readonly kind: 'link'; readonly key: string; readonly number: number } | undefined => {
  const [, key = placeholder, number] = /^\/_link\/([^/]+)\/(\d{1,9})\/?$/.exec(pathname) ?? []
  return number === undefined ? undefined : { kind: 'link', key, number: Number(number) }
}

/** Members that hold the address of a file. */
const linkName = /^(?:(?:down|up)load_?url|url_?(?:machine|download|upload|show|preview)|show_?url)$/i

/** The paths at which the portal sends and receives files with a token in the address. */
const filePath = /^\/rest\/(?:\d+\/[^/]+\/)?(?:down|up)load(?:\.json)?\/?$/

/** The address of a file in a member of a reply. An address without a host belongs to the portal. */
export const fileUrl = (text: string, name: string, portal: string): URL | undefined => {
  const isNamed = linkName.test(name)
  if (!/^https?:\/\//i.test(text) && !(isNamed && /^\/(?!\/)/.test(text))) return undefined
  if (!URL.canParse(text, portal)) return undefined
  const url = new URL(text, portal)
  return isNamed || (url.origin === portal && filePath.test(url.pathname)) ? url : undefined
}
