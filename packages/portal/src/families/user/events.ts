import type { RowOf } from '../../engine/entity-rows.ts'
import type { EventsOfChange } from '../../events/event-of-change.ts'
import { wireText } from '../../events/wire-text.ts'
import type { WireMap } from '../../wire-value.ts'

/** Of users a portal tells only that they were added. */
export const userEvents: EventsOfChange<'user'> = ({ change: { id, kind }, row }) =>
  kind === 'add' ? [{ event: 'ONUSERADD', data: userData(String(id), row) }] : []

/** A user's fields stand in the data itself. */
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
