/** A path of the portal that a slider opens. */
export interface SliderPath {
  readonly url: URL
  /** In pixels. `undefined` means the full width. */
  readonly width: number | undefined
}

/** A path that begins with one of these gets this width. This also holds if a later `..` leads elsewhere. */
const widths: readonly (readonly [string, number])[] = [
  ['/workgroups/group/0/card/', 900],
  ['/crm/company/requisite/', 950],
  ['/company/personal/user/0/groups/create/', 1200],
  ['/crm/type/0/details/', 1640],
]

/** Reads a path. It must begin with exactly one slash and stay on the portal, otherwise the result is `undefined`. */
export const readPath = (path: unknown, origin: string): SliderPath | undefined => {
  if (typeof path !== 'string' || !path.startsWith('/') || /^\/[/\\]/.test(path)) return undefined
  if (!URL.canParse(path, origin)) return undefined
  const url = new URL(path, origin)
  // `..` can leave two slashes at the front, and a browser would read a host after them.
  if (url.origin !== origin || url.pathname.startsWith('//')) return undefined
  return { url, width: widths.find(([prefix]) => path.startsWith(prefix))?.[1] }
}
