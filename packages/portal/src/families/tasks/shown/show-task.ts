import type { Engine } from '../../../engine/engine.ts'
import type { RowOf } from '../../../engine/entity-rows.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import { valueOf } from '../../../engine/value-of.ts'
import { fullName } from '../../../methods/full-name.ts'
import type { PortalServices } from '../../../services.ts'
import { checklistOf } from './task-checklist.ts'
import { isLate } from '../methods/task-filter.ts'
import { isWireList, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'

/** The status of a task whose deadline is over. */
const overdue = '-1'

/** A task in the form of `tasks.task.*` in v2. It has camelCase keys, and numbers are text. Users are objects in addition to their ids. */
export const showTask = (
  { engine, clock }: Pick<PortalServices, 'engine' | 'clock'>,
  row: Partial<RowOf<'task'>>,
  fields: readonly FieldDefinition[],
  isWhole = false,
): WireMap => {
  const shown = new Map<string, WireValue>([['id', String(Number(row['id']))]])
  for (const field of fields) shown.set(field.name, taskValue(valueOf(row, field)))
  if (shown.has('ufTaskWebdavFiles')) shown.set('ufTaskWebdavFiles', attachmentIds(row.ufTaskWebdavFiles ?? []))
  if (shown.has('status'))
    shown.set('subStatus', isLate(row.deadline, row.status, clock.nowMs()) ? overdue : (shown.get('status') ?? null))
  if (shown.has('createdBy')) shown.set('creator', person(engine, row['createdBy']))
  if (shown.has('responsibleId')) shown.set('responsible', person(engine, row['responsibleId']))
  // The documentation shows a map of the group here, but a portal returns an empty PHP array.
  if (shown.has('groupId')) shown.set('group', [])
  const own = Object.fromEntries(shown)
  return isWhole ? { ...usualState, ...peopleOf(engine, row), ...checklistOf(engine, Number(row.id)), ...own } : own
}

/** Users beside the responsible person, as ids and as objects by id. Only a reply with the whole task contains them. */
const peopleOf = (engine: Engine, { accomplices, auditors }: Partial<RowOf<'task'>>): WireMap => ({
  accomplices: taskValue(accomplices ?? []),
  accomplicesData: personsById(engine, accomplices ?? []),
  auditors: taskValue(auditors ?? []),
  auditorsData: personsById(engine, auditors ?? []),
})

const personsById = (engine: Engine, ids: WireValue): WireValue =>
  isWireList(ids) && ids.length > 0 ? Object.fromEntries(ids.map((id) => [textOf(id), person(engine, id)])) : []

const taskValue = (value: WireValue): WireValue => {
  if (isWireList(value)) return value.map(taskValue)
  return typeof value === 'number' ? String(value) : value
}

/** Files are written as `n15`, a file of the drive, and shown as attachments, which have the ids of their files. */
const attachmentIds = (files: WireValue): readonly number[] =>
  isWireList(files) ? files.map((file) => Number(textOf(file).replace(/^n/, ''))).filter(Number.isSafeInteger) : []

const person = (engine: Engine, id: WireValue | undefined): WireValue => {
  const user = typeof id === 'number' ? engine.find('user', id) : undefined
  if (user === undefined) return []
  const label = String(Number(id))
  const link = `/company/personal/user/${label}/`
  return {
    id: label,
    name: fullName(user),
    link,
    icon: '/bitrix/images/tasks/default_avatar.png',
    workPosition: user['workPosition'] ?? null,
  }
}

/** Values for things that this portal does not store: forums, sprints, pins. A whole task shows them. */
const usualState: WireMap = {
  sprintId: null,
  backlogId: '0',
  serviceCommentsCount: '0',
  forkedByTemplateId: null,
  forumTopicId: null,
  forumId: null,
  exchangeModified: null,
  exchangeId: null,
  outlookVersion: '1',
  isMuted: 'N',
  isPinned: 'N',
  isPinnedInGroup: 'N',
  descriptionInBbcode: 'Y',
  favorite: 'N',
  chatId: null,
  newCommentsCount: 0,
}
