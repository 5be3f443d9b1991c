import type { RowOf } from '../../engine/entity-rows.ts'
import type { EventsOfChange } from '../../events/event-of-change.ts'
import type { RowChange } from '../../events/row-changes.ts'
import { wireText } from '../../events/wire-text.ts'
import type { WireMap } from '../../wire-value.ts'

/** The events that changes of tasks fire. */
export const taskEvents: EventsOfChange = ({ change: { id, kind } }) => [
  { event: `ONTASK${kind.toUpperCase()}`, data: taskData[kind](String(id)) },
]

/** The events that changes of comments on tasks fire. */
export const taskCommentEvents: EventsOfChange<'taskComment'> = ({ change: { id, kind }, row }) => [
  { event: `ONTASKCOMMENT${kind.toUpperCase()}`, data: commentData(kind, String(id), row) },
]

/** A portal writes this text if there is no value. */
const none = 'undefined'

const commentData = (kind: RowChange['kind'], ID: string, { taskId }: Partial<RowOf<'taskComment'>>): WireMap => {
  const TASK_ID = wireText(taskId)
  const FIELDS_AFTER =
    kind === 'add' ? { ID, TASK_ID, MESSAGE_ID: ID } : { ID, TASK_ID, ACTION: kind === 'update' ? 'EDIT' : 'DEL' }
  return {
    FIELDS_BEFORE: kind === 'add' ? none : { ID, TASK_ID, MESSAGE_ID: ID },
    FIELDS_AFTER,
    IS_ACCESSIBLE_BEFORE: none,
    IS_ACCESSIBLE_AFTER: none,
  }
}

const taskData: Record<RowChange['kind'], (id: string) => WireMap> = {
  add: (ID) => ({
    FIELDS_BEFORE: none,
    FIELDS_AFTER: { ID },
    IS_ACCESSIBLE_BEFORE: 'N',
    IS_ACCESSIBLE_AFTER: none,
  }),
  update: (ID) => ({
    FIELDS_BEFORE: { ID },
    FIELDS_AFTER: { ID },
    IS_ACCESSIBLE_BEFORE: none,
    IS_ACCESSIBLE_AFTER: none,
  }),
  delete: (ID) => ({
    FIELDS_BEFORE: { ID },
    FIELDS_AFTER: none,
    IS_ACCESSIBLE_BEFORE: none,
    IS_ACCESSIBLE_AFTER: 'N',
  }),
}
