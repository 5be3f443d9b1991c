import type { Engine } from '../../engine/engine.ts'
import type { RowOf } from '../../engine/entity-rows.ts'
import { documentedTable, type Changes, type DeclaredMethods } from '../../documented/declared/documented-table.ts'
import { rowId } from '../../documented/declared/row-id.ts'
import { requiredInteger } from '../../methods/params.ts'
import { refused } from '../../methods/refusals.ts'

const entity = 'tasksTemplateChecklist'
type Line = RowOf<typeof entity>

/** The lines of one list of one template in their order, without one of them. */
const linesBeside = (engine: Engine, { templateId, parentId }: Line, id: number): readonly Line[] =>
  engine
    .page(entity, {
      where: {
        kind: 'and',
        conditions: [
          { kind: 'eq', field: 'templateId', value: templateId },
          { kind: 'eq', field: 'parentId', value: parentId },
        ],
      },
      order: [
        { field: 'sortIndex', direction: 'asc' },
        { field: 'id', direction: 'asc' },
      ],
    })
    .rows.filter((line) => line.id !== id)

/** Puts a line before or after another one of the same template. It joins the list of that line. */
const moved =
  (param: 'afterItemId' | 'beforeItemId'): Changes =>
  (row, { params, portal: { engine } }) => {
    const line = engine.find(entity, rowId(row))
    const other = engine.find(entity, requiredInteger(params, param))
    if (line === undefined || other === undefined || other.templateId !== line.templateId)
      throw refused('0', 'The checklist item was not found')
    const others = linesBeside(engine, other, line.id)
    const at = others.findIndex((one) => one.id === other.id) + (param === 'afterItemId' ? 1 : 0)
    const ordered = others.toSpliced(at, 0, line)
    for (const [sortIndex, one] of ordered.entries())
      if (one.id !== line.id) engine.update(entity, one.id, { sortIndex, displaySortIndex: String(sortIndex + 1) })
    return { parentId: other.parentId, sortIndex: at, displaySortIndex: String(at + 1) }
  }

const checklist = documentedTable({
  entity,
  key: 'checkListItemId',
  defaults: ({ caller }) => ({ userId: caller.userId, completedCount: 0, members: [], attachments: [], parentId: 0 }),
  afterWrite: (row, { portal: { engine } }) => {
    const line = engine.find(entity, rowId(row))
    if (line === undefined) return {}
    const sortIndex = line.sortIndex ?? linesBeside(engine, line, line.id).length
    return { sortIndex, displaySortIndex: String(sortIndex + 1) }
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
