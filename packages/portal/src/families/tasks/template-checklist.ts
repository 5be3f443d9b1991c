import type { DynamicRows } from '../../engine/row-access.ts'
import { documentedTable, type DeclaredMethods } from '../../documented/declared/documented-table.ts'
import type { MethodCall } from '../../methods/method.ts'
import { requiredInteger } from '../../methods/params.ts'
import { refused } from '../../methods/refusals.ts'
import type { WireMap } from '../../wire-value.ts'

const entity = 'tasksTemplateChecklist'

/** The rows beside one row: lines of the same list of the same template, in their order. */
const siblingsOf = (rows: DynamicRows, { id, templateId = null, parentId = null }: WireMap): readonly WireMap[] =>
  rows
    .page({
      where: {
        kind: 'and',
        conditions: [
          { kind: 'eq', field: 'templateId', value: Number(templateId) },
          { kind: 'eq', field: 'parentId', value: Number(parentId) },
        ],
      },
      order: [
        { field: 'sortIndex', direction: 'asc' },
        { field: 'id', direction: 'asc' },
      ],
    })
    .rows.filter((row) => row['id'] !== id)

/** Puts a line before or after another one of the same template. It joins the list of that line. */
const moved =
  (param: 'afterItemId' | 'beforeItemId') =>
  (row: WireMap, call: MethodCall): WireMap => {
    const rows = call.portal.engine.dynamic(entity)
    const other = rows.find(requiredInteger(call.params, param))
    if (other === undefined || other['templateId'] !== row['templateId'])
      throw refused('0', 'The checklist item was not found')
    const others = siblingsOf(rows, { ...other, id: row['id'] ?? null })
    const at = others.findIndex(({ id }) => id === other['id']) + (param === 'afterItemId' ? 1 : 0)
    const ordered = others.toSpliced(at, 0, row)
    for (const [sortIndex, { id }] of ordered.entries())
      if (id !== row['id']) rows.update(Number(id), { sortIndex, displaySortIndex: String(sortIndex + 1) })
    return { parentId: other['parentId'] ?? 0, sortIndex: at, displaySortIndex: String(at + 1) }
  }

const checklist = documentedTable({
  entity,
  key: 'checkListItemId',
  defaults: ({ caller }) => ({ userId: caller.userId, completedCount: 0, members: [], attachments: [], parentId: 0 }),
  afterWrite: (row, { portal }) => {
    const sortIndex = row['sortIndex'] ?? siblingsOf(portal.engine.dynamic(entity), row).length
    return { sortIndex, displaySortIndex: String(Number(sortIndex) + 1) }
  },
})

/** Checklists of task templates. */
export const templateChecklistDeclared: DeclaredMethods = {
  'tasks.template.checklist.add': checklist.add,
  'tasks.template.checklist.complete': checklist.change({ isComplete: true }),
  'tasks.template.checklist.delete': checklist.delete,
  'tasks.template.checklist.get': checklist.get,
  'tasks.template.checklist.list': checklist.list,
  'tasks.template.checklist.moveAfter': checklist.change(moved('afterItemId')),
  'tasks.template.checklist.moveBefore': checklist.change(moved('beforeItemId')),
  'tasks.template.checklist.renew': checklist.change({ isComplete: false }),
  'tasks.template.checklist.update': checklist.update,
}
