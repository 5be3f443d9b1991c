import type { Engine } from '../../../engine/engine.ts'
import type { RowOf } from '../../../engine/entity-rows.ts'
import { isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'

type Item = RowOf<'taskChecklistItem'>

/** A task's checklist as a reply with the whole task shows it: its items by their ids, and the same items as a tree. */
export const checklistOf = (
  engine: Engine,
  taskId: number,
): { readonly checklist: WireValue; readonly checkListTree: WireMap } => {
  const items = engine.page('taskChecklistItem', {
    where: { kind: 'eq', field: 'taskId', value: taskId },
    order: [{ field: 'sortIndex', direction: 'asc' }],
  }).rows
  return {
    checklist: items.length === 0 ? [] : Object.fromEntries(items.map((item) => [String(item.id), flatItem(item)])),
    checkListTree: { nodeId: 0, fields: rootFields, action: [], descendants: branchesOf(items, 0, '', new Set()) },
  }
}

/** What every user may do with an item: this portal has no finer rights in tasks that a user sees. */
const itemActions: WireMap = { modify: true, remove: true, toggle: true, add: true, addAccomplice: true }

const flatItem = (item: Item): WireMap => ({
  id: String(item.id),
  taskId: textOf(item.taskId),
  createdBy: textOf(item.createdBy),
  parentId: isRoot(item) ? 0 : textOf(item.parentId),
  title: item.title ?? '',
  sortIndex: textOf(item.sortIndex),
  isComplete: item.isComplete ?? 'N',
  isImportant: item.isImportant ?? 'N',
  toggledBy: item.toggledBy === null || item.toggledBy === undefined ? null : textOf(item.toggledBy),
  toggledDate: item.toggledDate ?? null,
  ufChecklistFiles: false,
  members: membersOf(item),
  attachments: [],
  entityId: textOf(item.taskId),
  action: itemActions,
})

const isRoot = ({ parentId }: Item): boolean => parentId === 0 || parentId === null || parentId === undefined

/** Members by their ids, or PHP's empty array. */
const membersOf = ({ members }: Item): WireValue => (isWireMap(members) ? members : [])

/** The root of the tree is no item of the checklist. */
const rootFields: WireMap = {
  id: null,
  copiedId: null,
  entityId: null,
  userId: 0,
  createdBy: null,
  parentId: null,
  title: '',
  sortIndex: null,
  displaySortIndex: '',
  isComplete: false,
  isImportant: false,
  completedCount: 0,
  members: [],
  attachments: [],
  nodeId: null,
}

/** The items below one item. An item whose parents form a circle is shown once. */
const branchesOf = (
  items: readonly Item[],
  parentId: number,
  place: string,
  seen: ReadonlySet<number>,
): readonly WireMap[] =>
  items
    .filter((item) => !seen.has(item.id) && (parentId === 0 ? isRoot(item) : item.parentId === parentId))
    .map((item, index) => {
      // Checklists themselves have no number; their lines are 1, 1.1, 2, ...
      const own = parentId === 0 ? '' : place === '' ? String(index + 1) : `${place}.${String(index + 1)}`
      const descendants = branchesOf(items, item.id, own, new Set([...seen, item.id]))
      return { nodeId: item.id, fields: branchFields(item, own, items), action: itemActions, descendants }
    })

const branchFields = (item: Item, place: string, items: readonly Item[]): WireMap => ({
  id: item.id,
  copiedId: null,
  entityId: item.taskId ?? null,
  userId: item.createdBy ?? 0,
  createdBy: item.createdBy ?? null,
  parentId: item.parentId ?? 0,
  title: item.title ?? '',
  sortIndex: item.sortIndex ?? 0,
  displaySortIndex: place,
  isComplete: item.isComplete === 'Y',
  isImportant: item.isImportant === 'Y',
  completedCount: items.filter((other) => other.parentId === item.id && other.isComplete === 'Y').length,
  members: membersOf(item),
  attachments: [],
  nodeId: null,
})
