import type { RowOf } from '../../engine/entity-rows.ts'
import type { EventsOfChange } from '../../events/event-of-change.ts'
import { wireText } from '../../events/wire-text.ts'
import type { WireMap } from '../../wire-value.ts'

/** A portal fires an event only when a user is added. */
export const userEvents: EventsOfChange<'user'> = ({ change: { id, kind }, row }) =>
  kind === 'add' ? [{ event: 'ONUSERADD', data: userData(String(id), row) }] : []

/** The event's data contains the user's fields directly. */
const userData = (ID: string, row: Partial<RowOf<'user'>>): WireMap => ({
  ID,
  ACTIVE: row.active === false ? 'N' : 'Y',
  EMAIL: wireText(row.email),
  NAME: wireText(row.name),
  LAST_NAME: wireText(row.lastName),
  WORK_POSITION: wireText(row.workPosition),
  DATE_REGISTER: wireText(row.dateRegister),
  UF_DEPARTMENT: row.ufDepartment ?? [],
})
