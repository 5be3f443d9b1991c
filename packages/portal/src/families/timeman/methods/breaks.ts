import type { Engine } from '../../../engine/engine.ts'
import type { RowOf } from '../../../engine/entity-rows.ts'
import { formatDateTime } from '../../../server-time.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import type { Workday } from './workday.ts'

/** Records that an employee stopped working. */
export const beginBreak = ({ portal }: MethodCall, { id, row }: Workday, atMs: number): void => {
  portal.engine.insert('timemanBreak', {
    userId: row['userId'] ?? null,
    recordId: id,
    dateStart: formatDateTime(atMs),
    reportType: 'NONE',
  })
}

/** Records the end of a break: the employee works again or has gone home. */
export const endBreak = ({ portal }: MethodCall, { id }: Workday, atMs: number): void => {
  const open = breaksOf(portal.engine, id).find(({ dateFinish }) => dateFinish === null)
  if (open !== undefined) portal.engine.update('timemanBreak', open['id'], { dateFinish: formatDateTime(atMs) })
}

/** The breaks of one working day. */
export const breaksOf = (engine: Engine, recordId: number): readonly RowOf<'timemanBreak'>[] =>
  rowsWhere(engine, 'timemanBreak', { kind: 'eq', field: 'recordId', value: recordId })
