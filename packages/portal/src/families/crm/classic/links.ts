import type { ConditionOf, RowOf } from '../../../engine/entity-rows.ts'
import type { CrmType, ItemRow } from '../entities/item-types.ts'
import { isWireList, type WireValue } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { updateItem } from '../items/write-item.ts'

/** One kind of link of an item, and where it is stored. */
export interface LinkKind {
  readonly owner: string
  readonly linked: 'contact' | 'company'
  /** The item's field with the list of links. @default none: a contact lists its companies, so a company needs no list */
  readonly list?: 'contactIds' | 'companyIds' | undefined
}

/** One link. The first of an item's links is the primary one. */
export interface Link {
  readonly id: number
  readonly sort: number
  readonly isPrimary: boolean
}

const sortStep = 10

/** The links of an item. The primary one is the first. */
export const linksOf = (call: MethodCall, kind: LinkKind, row: ItemRow): readonly Link[] => {
  const ids = kind.list === undefined ? contactsNaming(call, row.id).map(({ id }) => id) : numbersIn(row[kind.list])
  const sorts = sortsOf(call, kind, row.id)
  return ids.map((id, index) => ({ id, sort: sorts.get(id) ?? (index + 1) * sortStep, isPrimary: index === 0 }))
}

/** Replaces all links of an item. */
export const setLinks = (
  call: MethodCall,
  owner: CrmType,
  kind: LinkKind,
  row: ItemRow,
  links: readonly Link[],
): void => {
  const ordered = links.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || a.sort - b.sort)
  const ids = [...new Set(ordered.map(({ id }) => id))]
  if (kind.list === undefined) nameIn(call, row.id, ids)
  else updateItem(call, owner, row, { values: { [kind.list]: ids }, multifields: [], fileRule: 'keepUnnamed' })
  keepSorts(call, kind, row.id, links)
}

/** Changes the contacts so that exactly these list the company. */
const nameIn = (call: MethodCall, companyId: number, ids: readonly number[]): void => {
  const { engine } = call.portal
  const update = (id: number, companyIds: readonly number[]): void => {
    engine.update('contact', id, { companyIds, companyId: companyIds[0] ?? null })
  }
  for (const contact of contactsNaming(call, companyId))
    if (!ids.includes(contact.id))
      update(
        contact.id,
        numbersIn(contact.companyIds).filter((id) => id !== companyId),
      )
  for (const id of ids) {
    const contact = engine.find('contact', id)
    if (contact !== undefined && !numbersIn(contact.companyIds).includes(companyId))
      update(id, [...numbersIn(contact.companyIds), companyId])
  }
}

const contactsNaming = (
  { portal }: MethodCall,
  companyId: number,
): readonly Pick<RowOf<'contact'>, 'id' | 'companyIds'>[] =>
  portal.engine.page(
    'contact',
    { where: { kind: 'eq', field: 'companyIds', value: companyId } },
    { fields: ['companyIds'] },
  ).rows

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

const numbersIn = (ids: WireValue | undefined): readonly number[] => (isWireList(ids) ? ids.map(Number) : [])
