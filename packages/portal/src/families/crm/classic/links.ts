import type { ConditionOf, Row, RowOf } from '../../../engine/entity-rows.ts'
import type { Condition } from '../../../engine/query.ts'
import type { CrmType } from '../entities/item-types.ts'
import { isWireList } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { updateItem } from '../items/write-item.ts'

/** What hangs on an item, and where that is written. */
export interface LinkKind {
  readonly owner: string
  readonly linked: 'contact' | 'company'
  /** The field that lists ids: of the item itself, or of the linked rows, each of which lists its items. */
  readonly list: 'contactIds' | 'companyIds'
  readonly isOwn: boolean
}

/** One link. The first of an item's links is the primary one. */
export interface Link {
  readonly id: number
  readonly sort: number
  readonly isPrimary: boolean
}

const sortStep = 10

/** The links of an item, the primary one first. */
export const linksOf = (call: MethodCall, kind: LinkKind, row: Row): readonly Link[] => {
  const ids = kind.isOwn ? numbersIn(row, kind.list) : idsOfThoseNaming(call, kind, Number(row['id']))
  const sorts = sortsOf(call, kind, Number(row['id']))
  return ids.map((id, index) => ({ id, sort: sorts.get(id) ?? (index + 1) * sortStep, isPrimary: index === 0 }))
}

/** Replaces all links of an item. */
export const setLinks = (call: MethodCall, owner: CrmType, kind: LinkKind, row: Row, links: readonly Link[]): void => {
  const ordered = links.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || a.sort - b.sort)
  const ids = [...new Set(ordered.map(({ id }) => id))]
  if (kind.isOwn)
    updateItem(call, owner, row, { values: { [kind.list]: ids }, multifields: [], fileRule: 'keepUnnamed' })
  else nameIn(call, kind, Number(row['id']), ids)
  keepSorts(call, kind, Number(row['id']), links)
}

/** Has exactly these rows list the item. */
const nameIn = ({ portal }: MethodCall, kind: LinkKind, ownerId: number, ids: readonly number[]): void => {
  const { engine } = portal
  const listing = { kind: 'eq', field: kind.list, value: ownerId } as const
  const linked = engine.dynamic(kind.linked)
  const before = linked.page({ where: listing }).rows
  const update = (row: Row, list: readonly number[]): void => {
    const first = kind.list === 'companyIds' ? { companyId: list[0] ?? null } : {}
    linked.update(Number(row['id']), { [kind.list]: list, ...first })
  }
  for (const row of before)
    if (!ids.includes(Number(row['id'])))
      update(
        row,
        numbersIn(row, kind.list).filter((id) => id !== ownerId),
      )
  for (const id of ids) {
    const row = linked.find(id)
    if (row !== undefined && !numbersIn(row, kind.list).includes(ownerId))
      update(row, [...numbersIn(row, kind.list), ownerId])
  }
}

const idsOfThoseNaming = ({ portal }: MethodCall, kind: LinkKind, ownerId: number): readonly number[] => {
  const where: Condition = { kind: 'eq', field: kind.list, value: ownerId }
  const page = portal.engine.dynamic(kind.linked).page({ where }, { fields: [] })
  return page.rows.map(({ id }) => Number(id))
}

const sortsWhere = (kind: LinkKind, ownerId: number): ConditionOf<'crmLinkSort'> => ({
  kind: 'and',
  conditions: [
    { kind: 'eq', field: 'owner', value: kind.owner },
    { kind: 'eq', field: 'ownerId', value: ownerId },
  ],
})

const sortRows = ({ portal }: MethodCall, kind: LinkKind, ownerId: number): readonly RowOf<'crmLinkSort'>[] =>
  portal.engine.page('crmLinkSort', {
    where: sortsWhere(kind, ownerId),
  }).rows

const sortsOf = (call: MethodCall, kind: LinkKind, ownerId: number): ReadonlyMap<number, number> =>
  new Map(sortRows(call, kind, ownerId).map(({ linkedId, sort }) => [Number(linkedId), Number(sort)]))

const keepSorts = (call: MethodCall, kind: LinkKind, ownerId: number, links: readonly Link[]): void => {
  const { engine } = call.portal
  engine.remove(
    'crmLinkSort',
    sortRows(call, kind, ownerId).map(({ id }) => id),
  )
  for (const { id, sort } of links) engine.insert('crmLinkSort', { owner: kind.owner, ownerId, linkedId: id, sort })
}

const numbersIn = (row: Row, list: string): readonly number[] => {
  const ids = row[list]
  return isWireList(ids) ? ids.map(Number) : []
}
