import type { EventsOfChange } from './event-of-change.ts'

/** Events whose data is only the id. */
export const plainEvents =
  (name: string): EventsOfChange =>
  ({ change: { id, kind } }) => [{ event: name + kind.toUpperCase(), data: { FIELDS: { ID: String(id) } } }]
