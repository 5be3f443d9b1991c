import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { taskChecklistEntity } from '../entities/task-pieces.ts'
import { fullName } from '../../../methods/full-name.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import * as read from './arguments.ts'
import { piecesOfTask } from './pieces-of-task.ts'
import { hasRight } from '../rights/task-rights.ts'

const entity = taskChecklistEntity.name
const fields = fieldsByName(taskChecklistEntity, classicNaming)

const show = ({ portal }: MethodCall, row: RowOf<'taskChecklistItem'>): WireMap => {
  const members = isWireMap(row['members']) ? Object.entries(row['members']) : []
  return {
    ...classicRow(row, [...fields.values()]),
    ATTACHMENTS: [],
    TOGGLED_DATE: row['toggledDate'] ?? '',
    MEMBERS: members.map(([id, member]) => {
      const user: Partial<RowOf<'user'>> = portal.engine.find('user', Number(id)) ?? {}
      const type = isWireMap(member) ? textOf(member['TYPE']) : ''
      const person = { PERSONAL_PHOTO: '', PERSONAL_GENDER: textOf(user['personalGender']), IMAGE: '' }
      return { ID: id, TYPE: type === '' ? 'A' : type, NAME: fullName(user), ...person, IS_COLLABER: false }
    }),
  }
}

/** Flags are `Y` and `N`, or booleans. */
const written = (given: WireMap): WrittenRow<'taskChecklistItem'> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]): [string, WireValue][] => {
      const field = fields.get(name)
      return field === undefined || field.isReadOnly === true ? [] : [[field.name, value]]
    }),
  )

const toggled = ({ portal, caller }: MethodCall, isComplete: boolean): WrittenRow<'taskChecklistItem'> => ({
  isComplete: isComplete ? 'Y' : 'N',
  toggledBy: caller.userId,
  toggledDate: formatDateTime(portal.clock.nowMs()),
})

const itemsOf = ({ portal }: MethodCall, taskId: number): readonly RowOf<'taskChecklistItem'>[] =>
  portal.engine.page(entity, {
    where: { kind: 'eq', field: 'taskId', value: taskId },
    order: [{ field: 'sortIndex', direction: 'asc' }],
  }).rows

const addItem = (call: MethodCall, taskId: number, values: WrittenRow<'taskChecklistItem'>): number => {
  const usual = { sortIndex: itemsOf(call, taskId).length, isComplete: 'N', isImportant: 'N' }
  return call.portal.engine.insert(entity, { ...usual, ...values, taskId, createdBy: call.caller.userId })
}

/** An item without a parent goes into the task's first checklist. The first item of all makes one. */
const rootOf = (call: MethodCall, taskId: number): number =>
  itemsOf(call, taskId).find(({ parentId }) => parentId === 0)?.id ??
  addItem(call, taskId, { title: 'BX_CHECKLIST_1', parentId: 0 })

const toggling =
  (isComplete: boolean): Handle =>
  (call) => {
    const row = read.pieceArgument(call, entity, 'checklistToggle')
    call.portal.engine.update(entity, row['id'], toggled(call, isComplete))
    return { result: true }
  }

/** Checklists of tasks. */
export const checklistMethods: Methods = {
  'task.checklistitem.add': (call) => {
    const taskId = read.taskArgument(call, 0, 'checklistAdd')['id']
    const values = written(read.mapArgument(call, 1, 'arFields'))
    if (textOf(values.title) === '')
      throw read.taskError(8, 'Action failed to be processed: TITLE is empty', 'ACTION_FAILED_TO_BE_PROCESSED')
    const parentId = values.parentId ?? rootOf(call, taskId)
    return { result: addItem(call, taskId, { ...values, parentId }) }
  },
  'task.checklistitem.get': (call) => ({ result: show(call, read.pieceArgument(call, entity)) }),
  'task.checklistitem.getlist': (call) => ({
    result: piecesOfTask(call, taskChecklistEntity).map((row) => show(call, row)),
  }),
  'task.checklistitem.update': (call) => {
    const row = read.pieceArgument(call, entity, 'checklistEdit')
    call.portal.engine.update(entity, row['id'], written(read.mapArgument(call, 2, 'arFields')))
    return { result: null }
  },
  'task.checklistitem.delete': (call) => {
    call.portal.engine.remove(entity, [read.pieceArgument(call, entity, 'checklistEdit')['id']])
    return { result: true }
  },
  'task.checklistitem.complete': toggling(true),
  'task.checklistitem.renew': toggling(false),
  'task.checklistitem.moveafteritem': (call) => {
    const row = read.pieceArgument(call, entity, 'checklistEdit')
    const after = read.numberArgument(call, 2, 'afterItemId')
    const others = itemsOf(call, Number(row['taskId'])).filter(({ id }) => id !== row['id'])
    const at = others.findIndex(({ id }) => id === after) + 1
    for (const [index, { id }] of others.toSpliced(at, 0, row).entries())
      call.portal.engine.update(entity, id, { sortIndex: index })
    return { result: null }
  },
  'task.checklistitem.isactionallowed': (call) => {
    read.pieceArgument(call, entity)
    read.numberArgument(call, 2, 'actionId')
    return { result: hasRight(read.taskArgument(call), call, 'checklistEdit') }
  },
}
