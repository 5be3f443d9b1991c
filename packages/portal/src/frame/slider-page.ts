import type { PortalServices } from '../services.ts'
import type { WireValue } from '../wire-value.ts'

/** The content of a slider that shows a page of the portal. */
export interface SliderPage {
  readonly title: string
  /** The name and the value of each field that is not empty. */
  readonly lines: readonly (readonly [string, string])[]
}

const pages = [
  { path: /^\/crm\/(lead|deal|contact|company|quote)\/(?:details|show)\/(\d+)\/?$/, entity: undefined },
  { path: /^\/(company\/personal\/user)\/(\d+)\/?$/, entity: 'user' },
] as const

/** A short form of a portal page. It shows the fields of the page's entity, or only the address. */
export const sliderPage = ({ engine }: PortalServices, path: string): SliderPage => {
  for (const page of pages) {
    const [, kind, id] = page.path.exec(path) ?? []
    if (kind === undefined) continue
    const row = engine.dynamic(page.entity ?? kind).find(Number(id))
    if (row === undefined) return { title: `${path} was not found`, lines: [] }
    return { title: `${page.entity ?? kind} ${String(id)}`, lines: Object.entries(row).flatMap(lineOf) }
  }
  return { title: path, lines: [] }
}

const lineOf = ([name, value]: [string, WireValue]): (readonly [string, string])[] =>
  value === null || value === '' || typeof value === 'object' ? [] : [[name, String(value)]]
