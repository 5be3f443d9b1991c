import type { PortalMethod } from './method.ts'

/** What some methods of REST v2 have in common. */
export interface V2Family {
  readonly scope: PortalMethod['scope']
  /** What their names begin with, such as `crm.item.`. @default nothing */
  readonly prefix?: string
}

/** Makes the methods of a family, each of the rest of its name and what it does. */
export const v2Methods =
  ({ scope, prefix = '' }: V2Family) =>
  (name: string, handle: PortalMethod['handle']): PortalMethod => ({ name: prefix + name, api: 'v2', scope, handle })
