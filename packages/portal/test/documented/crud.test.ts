import { createPortal, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import type { MethodRecord } from '../../src/documented/record.ts'
import { allRecords } from '../../src/documented/records.ts'
import type { Table } from '../../src/documented/declared/table.ts'
import { allTables } from '../../src/families/portal-families.ts'
import { callV2, resultOf } from '../client.ts'
import { paramsOf } from '../../fidelity/calls/minimal-params.ts'

const methodOf = ({ methods }: Table, action: RegExp): MethodRecord | undefined => {
  const found = methods.find(({ name }) => action.test(name.split('.').at(-1) ?? ''))
  return found === undefined ? undefined : allRecords().find(({ api, method }) => api === 'v2' && method === found.name)
}

const isMap = (value: WireValue): value is WireMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The rows in a list's reply: in the list itself, in its container, or in a map by id. */
const rowsOf = (result: WireValue | undefined): readonly WireMap[] => {
  if (typeof result !== 'object' || result === null) return []
  const values: readonly WireValue[] = Object.values(result)
  if (Array.isArray(result)) return values.filter(isMap)
  const [[name, inner] = ['', null]] = Object.entries(result)
  return /^\d+$/.test(name) ? values.filter(isMap) : rowsOf(inner)
}

/** Lists of products need their catalogue. */
const paramsOfList = (list: MethodRecord): WireValue =>
  /^catalog\.product\.(?:\w+\.)?list$/.test(list.method) ? { filter: { iblockId: 1 } } : paramsOf(list, 'required')

const lastOf = async (portal: Portal, list: MethodRecord): Promise<WireMap | undefined> =>
  rowsOf(await resultOf(portal, list.method, paramsOfList(list))).at(-1)

const cases = allTables.flatMap((table) => {
  const [add, list, remove] = [/^(?:add|register)$/, /^(?:list|getlist)$/i, /^(?:delete|unregister)$/].map((action) =>
    methodOf(table, action),
  )
  const isById =
    table.declaration.key === undefined && remove?.params.some(({ name }) => name.toLowerCase() === 'id') === true
  return add === undefined || list === undefined || remove === undefined || !isById
    ? []
    : [{ entity: table.entity.name, add, list, remove, parents: Object.values(table.declaration.parents ?? {}).flat() }]
})

describe('a declared family keeps what it is given', () => {
  it.each(cases)(
    '$entity: an added row is listed, and gone when it was deleted',
    async ({ add, list, remove, parents }) => {
      // Entries of timelines belong to an item of the type that their parameters name.
      const seed = Object.fromEntries([...parents, 'lead', 'deal'].map((parent) => [parent, [1]]))
      await using portal = await createPortal({ seed })
      const before = rowsOf(await resultOf(portal, list.method, paramsOfList(list))).length
      await resultOf(portal, add.method, paramsOf(add, 'all'))
      const row = await lastOf(portal, list)
      const id = Object.entries(row ?? {}).find(([name]) => name.toLowerCase() === 'id')?.[1]
      expect(rowsOf(await resultOf(portal, list.method, paramsOfList(list)))).toHaveLength(before + 1)
      const named: WireMap = { ...Object.fromEntries(Object.entries(paramsOf(remove, 'required'))), id: id ?? 1 }
      expect((await callV2(portal, remove.method, named)).status).toBe(200)
      expect(rowsOf(await resultOf(portal, list.method, paramsOfList(list)))).toHaveLength(before)
    },
  )
})
