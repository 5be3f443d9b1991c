import type { EventsOfChange } from './event-of-change.ts'

/** Events that tell of nothing but the id. */
export const plainEvents =
  (name: string): EventsOfChange =>
  ({ change: { id, kind } }) => [{ event: name + kind.toUpperCase(), data: { FIELDS: { ID: String(id) } } }]
