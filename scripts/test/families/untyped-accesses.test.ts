import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { familiesFolder } from '../../families/families-folder.ts'
import { portalProgram, untypedAccesses, type UntypedAccess } from '../../families/untyped-accesses.ts'

/** Each place where a family goes past the types of rows, and why. */
const allowed: readonly (Pick<UntypedAccess, 'file' | 'text'> & { readonly because: string })[] = [
  {
    file: 'crm/items/custom-values.ts',
    text: 'name in values',
    because: 'asks by the names of the entity’s fields, custom ones among them, which only the running portal knows',
  },
  ...['shown[name]', 'shown[name]', 'shown[naming.nameOf(field) ?? name]'].map((text) => ({
    file: 'crm/items/item-methods.ts',
    text,
    because:
      'writes a reply by the names of the caller’s dialect: an object that grows is faster here than one of entries',
  })),
  {
    file: 'booking/family.ts',
    text: 'datePeriod',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'catalog/declared.ts',
    text: 'status',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'catalog/products.ts',
    text: 'isSame',
    because: 'a row of one of the four product tables, chosen at run time',
  },
  {
    file: 'crm/activity/declared.ts',
    text: 'activityValues',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'crm/activity/declared.ts',
    text: 'added',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'crm/activity/declared.ts',
    text: 'beforeWrite',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'crm/activity/declared.ts',
    text: 'noteActivity',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'crm/activity/declared.ts',
    text: 'removing',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'crm/activity/declared.ts',
    text: 'unbindRemoved',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'crm/dictionaries/declared.ts',
    text: 'beforeWrite',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'crm/dictionaries/declared.ts',
    text: 'mayRemoveStatus',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'crm/dictionaries/declared.ts',
    text: 'removing',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'crm/dictionaries/declared.ts',
    text: 'statusValues',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'crm/items/write-item.ts',
    text: 'write.values',
    because: 'values of any type of item, whose fields are chosen at run time',
  },
  {
    file: 'crm/items/write-item.ts',
    text: 'write.values',
    because: 'values of any type of item, whose fields are chosen at run time',
  },
  ...(
    [
      ['crm/activity/declared.ts', 'row[name]'],
      ['crm/classic/declared.ts', 'entityType = null'],
      ['crm/dictionaries/declared.ts', 'beforeWrite'],
      ['crm/dictionaries/declared.ts', 'formatOf'],
      ['crm/payment/declared.ts', 'afterWrite'],
      ['crm/payment/declared.ts', 'paymentValues'],
      ['crm/payment/declared.ts', 'shown'],
      ['crm/payment/declared.ts', 'shownPayment'],
      ['crm/timeline/declared.ts', 'afterWrite'],
      ['crm/timeline/declared.ts', 'afterWrite'],
      ['imopenlines/family.ts', 'shown'],
      ['imopenlines/family.ts', 'shownConfig'],
    ] as const
  ).map(([file, text]) => ({
    file,
    text,
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  })),
  {
    file: 'crm/requisite/declared.ts',
    text: 'anchorOf',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'crm/requisite/declared.ts',
    text: 'beforeWrite',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'crm/timeline/declared.ts',
    text: 'beforeWrite',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'crm/timeline/declared.ts',
    text: 'ofItem',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'sale/declared.ts',
    text: 'accountNumber',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'sale/declared.ts',
    text: 'id',
    because: 'a hook of a table that the documentation describes: its rows have no type of ours',
  },
  {
    file: 'sale/product-in-basket.ts',
    text: "first?.['price']",
    because: 'a product or a price of a declared table, whose rows have no type of ours',
  },
  {
    file: 'sale/product-in-basket.ts',
    text: "product['name']",
    because: 'a product or a price of a declared table, whose rows have no type of ours',
  },
  {
    file: 'sale/product-in-basket.ts',
    text: "product['price']",
    because: 'a product or a price of a declared table, whose rows have no type of ours',
  },
  {
    file: 'sale/product-in-basket.ts',
    text: "product['vatIncluded']",
    because: 'a product or a price of a declared table, whose rows have no type of ours',
  },
  {
    file: 'sale/product-in-basket.ts',
    text: "product['weight']",
    because: 'a product or a price of a declared table, whose rows have no type of ours',
  },
  {
    file: 'sale/product-in-basket.ts',
    text: "product['xmlId']",
    because: 'a product or a price of a declared table, whose rows have no type of ours',
  },
  {
    file: 'tasks/methods/task-filter.ts',
    text: 'filter[key]',
    because: 'a filter as the caller wrote it, read by its own keys',
  },
]

const untypedAtMost = 49

/** Ways past the types, each in a file of its own. */
const ways: Readonly<Record<string, string>> = {
  'a name in brackets': `export const f = (row: Row) => row['titel']`,
  'a name in brackets, whatever the variable is called': `export const f = (thing: Row | undefined) => thing?.['titel']`,
  'a name made at run time': `export const f = (row: Row, name: string) => row[name]`,
  'a name that is written': `export const f = (row: Record<string, WireValue>) => { row['titel'] = 1 }`,
  'a parameter that is taken apart': `export const f = ({ titel }: Row) => titel`,
  'a variable that is taken apart': `export const f = (row: Row) => { const { titel: title = '' } = row; return title }`,
  'a variable of a loop that is taken apart': `export const f = (rows: readonly Row[]) => { for (const { titel } of rows) show(titel) }`,
  'a parameter without a type': `export const f = (rows: readonly Row[]) => rows.map(({ titel }) => titel)`,
  'a row of dynamic()': `export const f = (engine: Engine) => engine.dynamic('deal').find(1)?.['titel']`,
  'a map with another name': `export const f = (row: Record<string, unknown>) => row['titel']`,
  'a copy of a row': `export const f = (row: Row) => ({ ...row })['titel']`,
  'a row of a generic function': `export const f = <Any extends Row>(row: Any) => row['titel']`,
  'a word that is asked for': `export const f = (row: RowOf<'deal'>) => 'titel' in row`,
  'a word that is asked for, made at run time': `export const f = (row: Row, name: string) => name in row`,
  'a row for a map': `export const f = (row: RowOf<'deal'>) => read(row)`,
  'a part of a row for a map': `export const f = (row: Partial<RowOf<'deal'>>) => read(row)`,
  'an item for a map': `type Other = ItemRow; export const f = (row: Other) => read(row)`,
  'a row with a condition for a map': `export const f = (row: RowOf<'deal'> | undefined) => read(row ?? {})`,
  'an untyped row for a map': `export const f = (row: Row) => read(row)`,
  'a copy for a map': `export const f = (row: RowOf<'deal'>) => read({ ...row, id: 2 })`,
  'a copy in a variable for a map': `export const f = (row: RowOf<'deal'>) => { const copy = { ...row }; return read(copy) }`,
  'a row for the reader of parameters': `export const f = (row: RowOf<'deal'>) => entryOf(row, 'titel')`,
  'rows for a list of maps': `export const f = (rows: readonly RowOf<'deal'>[]) => readAll(rows)`,
  'a function that takes a map of each row': `export const f = (rows: readonly RowOf<'deal'>[]) => rows.map(read)`,
  'an arrow that takes a map of each row': `export const f = (rows: readonly RowOf<'deal'>[]) => rows.map((row: WireMap) => row)`,
  'a variable that holds a map': `export const f = (row: RowOf<'deal'>) => { const map: WireMap = row; return map }`,
  'a function that returns a map': `export const f = (row: RowOf<'deal'>): WireMap => row`,
  'an assertion': `export const f = (row: RowOf<'deal'>) => row as WireMap`,
}

const right: Readonly<Record<string, string>> = {
  'a name of a row with a type': `export const f = (row: RowOf<'deal'>) => row['title'] ?? row.stageId`,
  'a row with a type that is taken apart': `export const f = ({ title }: Partial<RowOf<'deal'>>) => title`,
  'a name that items of some types have': `export const f = (row: ItemRow) => row.stageId`,
  'a value that is to be written': `export const f = (values: WrittenRow<'deal'>) => values.title`,
  'a field of the definition': `export const f = (row: RowOf<'deal'>, field: FieldDefinition) => valueOf(row, field)`,
  'what a caller sent': `export const f = ({ params }: MethodCall) => params['title']`,
  'what a column of JSON holds': `export const f = ({ fm }: RowOf<'deal'>) => (isWireMap(fm) ? fm['value'] : fm)`,
  'a table of constants': `const titles: Readonly<Record<string, string>> = {}; export const f = (name: string) => titles[name]`,
  'a row that is shown': `export const f = (row: RowOf<'deal'>): MethodReply => ({ result: row })`,
  'a copy that is shown': `export const f = (row: RowOf<'deal'>): WireMap => ({ ...row, id: '1' })`,
  'all entries of a row': `export const f = (row: RowOf<'deal'>) => Object.entries(row)`,
}

const head = `
import type { Engine } from '../../engine/engine.ts'
import type { RowOf, WrittenRow } from '../../engine/entity-rows.ts'
import type { FieldDefinition } from '../../engine/field.ts'
import type { Row } from '../../engine/untyped-row.ts'
import { valueOf } from '../../engine/value-of.ts'
import type { MethodCall, MethodReply } from '../../methods/method.ts'
import { entryOf, isWireMap, type WireMap, type WireValue } from '../../wire-value.ts'
import type { ItemRow } from '../crm/entities/item-types.ts'
const show = (value: WireValue | undefined) => value
const read = (map: WireMap) => Object.keys(map)
const readAll = (maps: readonly WireMap[]) => maps.length
`

const fileOf = (name: string): string => `made/${name.replaceAll(/\W/g, '-')}.ts`
const made = Object.fromEntries(
  Object.entries({ ...ways, ...right }).map(([name, text]) => [join(familiesFolder, fileOf(name)), head + text]),
)
const found = untypedAccesses(portalProgram(made))
const asText = ({ file, text }: Pick<UntypedAccess, 'file' | 'text'>): string => `${file}: ${text}`

describe('untyped accesses to rows in families/', () => {
  const real = found.filter(({ file }) => !file.startsWith('made/')).map(asText)

  it('are those that are named with a reason, and no others', () => {
    expect(real.toSorted()).toEqual(allowed.map(asText).toSorted())
  })

  it('are fewer than 50', () => {
    expect(real.length).toBeLessThanOrEqual(untypedAtMost)
  })

  it('have a reason each', () => {
    expect(allowed.filter(({ because }) => because.length < 20)).toEqual([])
  })
})

describe('an untyped access', () => {
  it.each(Object.keys(ways))('is %s', (name) => {
    expect(found.filter(({ file }) => file === fileOf(name))).toHaveLength(1)
  })

  it.each(Object.keys(right))('is not %s', (name) => {
    expect(found.filter(({ file }) => file === fileOf(name))).toEqual([])
  })
})
