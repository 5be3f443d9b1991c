import { readonly, ref } from 'vue'

/** The sections of the page, in the order of the menu. Each name is also the hash of its address. */
export const sections = [
  { id: 'requests', title: 'Requests' },
  { id: 'limits', title: 'Limits' },
  { id: 'data', title: 'Data' },
  { id: 'events', title: 'Events' },
  { id: 'faults', title: 'Faults' },
  { id: 'clock', title: 'Clock' },
  { id: 'snapshots', title: 'Snapshots' },
  { id: 'coverage', title: 'Coverage' },
] as const

export type SectionId = (typeof sections)[number]['id']

/** `#/data/deal` is the section `data` with the detail `deal`. */
export interface Route {
  readonly section: SectionId
  readonly detail: string
}

const parse = (hash: string): Route => {
  const [name = '', ...rest] = hash.replace(/^#\/?/, '').split('/')
  const section = sections.find(({ id }) => id === name)?.id ?? 'requests'
  return { section, detail: decodeURIComponent(rest.join('/')) }
}

const current = ref(parse(location.hash))
addEventListener('hashchange', () => {
  current.value = parse(location.hash)
})

export const route = readonly(current)

export const hrefOf = (section: SectionId, detail = ''): string =>
  detail === '' ? `#/${section}` : `#/${section}/${encodeURIComponent(detail)}`
