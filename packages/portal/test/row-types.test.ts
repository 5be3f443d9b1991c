import { expect, expectTypeOf, it } from 'vitest'
import { createEngine } from '../src/engine/engine.ts'
import type { EventsByEntity } from '../src/events/event-of-change.ts'
import { crmTypes, type ItemRow, type ItemValues } from '../src/families/crm/entities/item-types.ts'
import { keptRow } from '../src/methods/kept-row.ts'
import { classicQuery } from '../src/methods/list-query.ts'
import { listRows } from '../src/methods/list-rows.ts'
import type { MethodCall } from '../src/methods/method.ts'
import type { Resource } from '../src/resources/resource.ts'
import type { EntityName as KnownEntity, RowOf } from '../src/engine/entity-rows.ts'
import { portalEntities, type EntityName } from '../src/families/portal-families.ts'
import { openStore } from '../src/store/store.ts'
import type { WireValue } from '../src/wire-value.ts'

const store = openStore(undefined)
const engine = createEngine(store, portalEntities)
const all = { kind: 'always' } as const

it('a row has the fields of its entity, with their types', () => {
  expectTypeOf<RowOf<'deal'>['title']>().toEqualTypeOf<string | null>()
  expectTypeOf<RowOf<'task'>['id']>().toEqualTypeOf<number>()
  expectTypeOf<RowOf<'user'>['active']>().toEqualTypeOf<boolean | null>()
  expectTypeOf<RowOf<'saleOrder'>['price']>().toEqualTypeOf<number | null>()
  expectTypeOf<RowOf<'deal'>['contactIds']>().toEqualTypeOf<WireValue>()
  const id = engine.insert('deal', { title: 'A', opportunity: 5 })
  expect(engine.find('deal', id)?.title).toBe('A')
})

it('every entity that a seed may name has a row', () => {
  expectTypeOf<EntityName>().toExtend<KnownEntity>()
})

it('a wrong entity does not compile, and is none at run time either', () => {
  // @ts-expect-error -- there is no such entity
  expect(() => engine.find('dael', 1)).toThrow('no entity "dael"')
  // @ts-expect-error -- the same for a page
  expect(() => engine.page('dael', { where: all })).toThrow('no entity "dael"')
  // @ts-expect-error -- the same for what is written
  expect(() => engine.insert('dael', {})).toThrow('no entity "dael"')
  // @ts-expect-error -- the same for what is removed
  expect(() => engine.remove('dael', [1])).toThrow('dael')
})

it('a wrong field of a row does not compile', () => {
  const deal = engine.find('deal', engine.insert('deal', { title: 'A' }))
  // @ts-expect-error -- a deal has a title
  expect(deal?.titel).toBe(undefined)
  // @ts-expect-error -- the same in brackets
  expect(deal?.['titel']).toBe(undefined)
  const [read] = engine.page('deal', { where: all }, { fields: ['title'] }).rows
  expect(read?.title).toBe('A')
  // @ts-expect-error -- this column was not read
  expect(read?.opportunity).toBe(undefined)
})

it('a wrong field in what is written does not compile', () => {
  // @ts-expect-error -- a deal has a title
  const id = engine.insert('deal', { titel: 'B' })
  // @ts-expect-error -- the same in a change
  engine.update('deal', id, { titel: 'C' })
  const others = { opportunity: 1 }
  // @ts-expect-error -- the same beside other values
  engine.update('deal', id, { ...others, titel: 'C' })
  expect(engine.find('deal', id)?.title).toBe(null)
})

it('a wrong field in a condition or an order does not compile', () => {
  // @ts-expect-error -- a deal has a title
  expect(() => engine.count('deal', { kind: 'eq', field: 'titel', value: 'A' })).toThrow('titel')
  // @ts-expect-error -- the same inside of another condition
  expect(() => engine.page('deal', { where: { kind: 'not', condition: { kind: 'isEmpty', field: 'titel' } } })).toThrow(
    'titel',
  )
  // @ts-expect-error -- the same in an order
  expect(() => engine.page('deal', { where: all, order: [{ field: 'titel', direction: 'asc' }] })).toThrow('titel')
})

it('a row of any of several entities has the fields of each, and no others', () => {
  for (const { entityName } of crmTypes) {
    const item: ItemRow = keptRow(engine, entityName, engine.insert(entityName, {}))
    expectTypeOf(item.id).toEqualTypeOf<number>()
    expectTypeOf(item.stageId).toEqualTypeOf<string | null | undefined>()
    // @ts-expect-error -- no item has it
    expect(item.stageid).toBe(undefined)
  }
  // @ts-expect-error -- no item has it
  const values: ItemValues = { titel: 'A' }
  expect(engine.find('lead', engine.insert('lead', values))?.title).toBe(null)
})

it('a smart process that was added has the rows of smart processes', () => {
  engine.addEntity('smartProcess132', 'smartProcess')
  const item = engine.find('smartProcess132', engine.insert('smartProcess132', { title: 'A' }))
  expect(item?.title).toBe('A')
  // @ts-expect-error -- it has no such field
  expect(item?.titel).toBe(undefined)
})

it('events tell of the row of their entity', () => {
  const told: string[] = []
  const events: EventsByEntity = {
    deal: ({ row, change }) => {
      // @ts-expect-error -- a deal has a title
      told.push(String(row.titel))
      // @ts-expect-error -- the same before the change
      told.push(String(change.before?.titel))
      return []
    },
  }
  expect(Object.keys(events)).toEqual(['deal'])
})

it('a resource works its fields out of the row of its entity', () => {
  const resource: Resource<'task'> = {
    dto: { name: 'task', fields: [], relations: [] },
    entity: 'task',
    // @ts-expect-error -- a task has a title
    bindings: { name: { compute: (task) => String(task.titel) } },
    // @ts-expect-error -- the same in what refuses
    refuse: (task) => String(task.titel),
  }
  expect(Object.keys(resource.bindings)).toEqual(['name'])
})

it('a list has rows of its entity, or some of their fields', () => {
  const list = (call: MethodCall) => listRows(call, { entity: engine.entity('deal'), ...classicQuery(call) }).rows
  expectTypeOf(list).returns.items.toEqualTypeOf<Partial<RowOf<'deal'>>>()
})

it('what only the running portal knows goes through dynamic()', () => {
  engine.addEntity('smartProcess130', 'smartProcess')
  const id = engine.dynamic('smartProcess130').insert({ title: 'A' })
  expect(engine.dynamic('smartProcess130').find(id)?.['title']).toBe('A')
  expect(() => engine.dynamic('dael').find(1)).toThrow('no entity "dael"')
})
