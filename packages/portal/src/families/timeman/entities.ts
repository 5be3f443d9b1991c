import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

/** One working day of an employee. */
export const timemanRecordEntity = {
  name: 'timemanRecord',
  fields: [
    idField,
    { name: 'userId', type: 'integer' },
    { name: 'startTime', type: 'datetime' },
    { name: 'endTime', type: 'datetime' },
    { name: 'duration', type: 'integer' },
    { name: 'breakLength', type: 'integer' },
    { name: 'state', type: 'json' },
    { name: 'isApproved', type: 'boolean' },
    /** The moment when the day was paused. */
    { name: 'pausedTime', type: 'datetime' },
    /** The zone in which the day began, in seconds ahead of UTC. */
    { name: 'offsetSeconds', type: 'integer' },
    { name: 'report', type: 'text' },
    { name: 'latOpen', type: 'double' },
    { name: 'lonOpen', type: 'double' },
    { name: 'latClose', type: 'double' },
    { name: 'lonClose', type: 'double' },
  ],
} as const satisfies Entity

/** A time in which an employee did not work. The time control asks for reports about it. */
export const timemanBreakEntity = {
  name: 'timemanBreak',
  fields: [
    idField,
    { name: 'userId', type: 'integer' },
    { name: 'recordId', type: 'integer' },
    { name: 'dateStart', type: 'datetime' },
    { name: 'dateFinish', type: 'datetime' },
    { name: 'reportType', type: 'string' },
    { name: 'reportText', type: 'text' },
  ],
} as const satisfies Entity

/** A setting of working time, by its name. */
export const timemanOptionEntity = {
  name: 'timemanOption',
  fields: [idField, { name: 'name', type: 'string' }, { name: 'value', type: 'json' }],
} as const satisfies Entity

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<
    readonly [typeof timemanRecordEntity, typeof timemanBreakEntity, typeof timemanOptionEntity]
  > {}
}
