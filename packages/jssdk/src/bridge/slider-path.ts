/**
 * A portal gives a slider the width of the page it opens. A path that begins with the page of another width and steps back out of
 * it opens the wanted page in that width.
 */
const bands = [
  { upTo: 0, prefix: '/crm/deal/../..' },
  { upTo: 900, prefix: '/workgroups/group/0/card/../../../..' },
  { upTo: 950, prefix: '/crm/company/requisite/0/../../../..' },
  { upTo: 1200, prefix: '/company/personal/user/0/groups/create/../../../../../..' },
  { upTo: 1640, prefix: '/crm/type/0/details/0/../../../../..' },
  { upTo: Infinity, prefix: '/crm/deal/../..' },
] as const

/** The page as it stands in a slider: without the portal's own frame around it. */
export const inSlider = (url: URL): URL => {
  const page = new URL(url)
  page.searchParams.set('IFRAME', 'Y')
  page.searchParams.set('IFRAME_TYPE', 'SIDE_SLIDER')
  return page
}

/** The path that opens a page in a slider of about `width` pixels; 0 and less stand for the widest. */
export const sliderPath = (url: URL, width: number): string => {
  const { prefix } = bands.find(({ upTo }) => width <= upTo) ?? bands[0]
  const { pathname, search } = inSlider(url)
  // Two slashes after the prefix would name another host once the steps back are taken.
  return `${prefix}${pathname.replace(/^\/+/, '/')}${search}`
}
