/** A path of the portal to open in a slider. */
export interface SliderPath {
  readonly url: URL
  /** Pixels; `undefined`: as wide as there is room. */
  readonly width: number | undefined
}

/** The page a path passes through sets the width of its slider, also when the path leaves it again by `..`. */
const widths: readonly (readonly [string, number])[] = [
  ['/workgroups/group/0/card/', 900],
  ['/crm/company/requisite/', 950],
  ['/company/personal/user/0/groups/create/', 1200],
  ['/crm/type/0/details/', 1640],
]

/** Reads a path: it begins with one slash and stays on the portal; `undefined` when it does not. */
export const readPath = (path: unknown, origin: string): SliderPath | undefined => {
  if (typeof path !== 'string' || !path.startsWith('/') || /^\/[/\\]/.test(path)) return undefined
  if (!URL.canParse(path, origin)) return undefined
  const url = new URL(path, origin)
  // Steps back can leave two slashes at the front, which would name another host.
  if (url.origin !== origin || url.pathname.startsWith('//')) return undefined
  return { url, width: widths.find(([prefix]) => path.startsWith(prefix))?.[1] }
}
