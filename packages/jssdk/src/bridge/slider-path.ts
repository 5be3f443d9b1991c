/**
 * A portal chooses a slider's width by the page's path. So the path begins with a page of the wanted width and returns from it with `..` to
 * the wanted page.
 */
const bands = [
  { upTo: 0, prefix: '/crm/deal/../..' },
  { upTo: 900, prefix: '/workgroups/group/0/card/../../../..' },
  { upTo: 950, prefix: '/crm/company/requisite/0/../../../..' },
  { upTo: 1200, prefix: '/company/personal/user/0/groups/create/../../../../../..' },
  { upTo: 1640, prefix: '/crm/type/0/details/0/../../../../..' },
  { upTo: Infinity, prefix: '/crm/deal/../..' },
] as const

/** The page's address with the parameters that hide the portal's own menu and header. */
export const inSlider = (url: URL): URL => {
  const page = new URL(url)
  page.searchParams.set('IFRAME', 'Y')
  page.searchParams.set('IFRAME_TYPE', 'SIDE_SLIDER')
  return page
}

/** The path that opens a page in a slider of about `width` pixels. 0 or less means the full width. */
export const sliderPath = (url: URL, width: number): string => {
  const { prefix } = bands.find(({ upTo }) => width <= upTo) ?? bands[0]
  const { pathname, search } = inSlider(url)
  // With two slashes after the prefix, the steps back would leave `//name`, and that names another host.
  return `${prefix}${pathname.replace(/^\/+/, '/')}${search}`
}
