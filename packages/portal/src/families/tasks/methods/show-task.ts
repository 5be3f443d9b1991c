import type { Engine } from '../../../engine/engine.ts'
import type { RowOf } from '../../../engine/entity-rows.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import { valueOf } from '../../../engine/value-of.ts'
import { fullName } from '../../../methods/full-name.ts'
import { isWireList, type WireMap, type WireValue } from '../../../wire-value.ts'

/** A task as `tasks.task.*` of v2 shows it: camelCase keys, text for every number, null for nothing, people beside ids. */
export const showTask = (
  engine: Engine,
  row: Partial<RowOf<'task'>>,
  fields: readonly FieldDefinition[],
  isWhole = false,
): WireMap => {
  const shown = new Map<string, WireValue>([['id', String(Number(row['id']))]])
  for (const field of fields) shown.set(field.name, taskValue(valueOf(row, field)))
  if (shown.has('status')) shown.set('subStatus', shown.get('status') ?? null)
  if (shown.has('createdBy')) shown.set('creator', person(engine, row['createdBy']))
  if (shown.has('responsibleId')) shown.set('responsible', person(engine, row['responsibleId']))
  // An empty PHP array stands where a map of the group is documented.
  if (shown.has('groupId')) shown.set('group', [])
  return isWhole ? { ...usualState, ...peopleOf(row), ...Object.fromEntries(shown) } : Object.fromEntries(shown)
}

/** Lists of people, which no selection but that of a whole task carries. */
const peopleOf = ({ accomplices = null, auditors = null }: Partial<RowOf<'task'>>): WireMap => ({
  accomplices: taskValue(accomplices ?? []),
  auditors: taskValue(auditors ?? []),
})

const taskValue = (value: WireValue): WireValue => {
  if (isWireList(value)) return value.map(taskValue)
  return typeof value === 'number' ? String(value) : value
}

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

/** What a whole task shows of things this portal does not keep: forums, sprints, pins, checklists, rights. */
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
  checklist: [],
  accomplices: [],
  auditors: [],
  accomplicesData: [],
  auditorsData: [],
  action: allowedActions(),
  checkListTree: [],
  checkListCanAdd: true,
}

/** What the caller may do with a task; everybody may do the same here. */
export function allowedActions(): WireMap {
  const allowed = `complete start pause delegate remove edit defer renew create changeDeadline checklistAddItems addFavorite
    deleteFavorite rate edit.originator checklist.reorder elapsedtime.add dayplan.timer.toggle edit.plan checklist.add
    favorite.add favorite.delete`
  const refused = 'accept decline approve disapprove take'
  const entries = (names: string, isAllowed: boolean) => names.split(/\s+/).map((name) => [name, isAllowed] as const)
  return Object.fromEntries([...entries(allowed, true), ...entries(refused, false)])
}
