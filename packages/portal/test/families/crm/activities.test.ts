import { createPortal, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callV2, resultOf } from '../../client.ts'

let portal: Portal
beforeEach(async () => {
  portal = await createPortal({ clock: 'manual', seed: { deal: [1, 2] } })
})
afterEach(() => portal.close())

const add = async (fields: WireMap): Promise<WireValue | undefined> =>
  resultOf(portal, 'crm.activity.add', {
    fields: {
      OWNER_TYPE_ID: 2,
      OWNER_ID: 1,
      TYPE_ID: 2,
      SUBJECT: 'Call',
      RESPONSIBLE_ID: 1,
      COMMUNICATIONS: [{ VALUE: '+1', ENTITY_TYPE_ID: 3, ENTITY_ID: 1 }],
      ...fields,
    },
  })
const ids = async (params: WireMap): Promise<unknown> => {
  const rows = await resultOf(portal, 'crm.activity.list', { select: ['ID'], ...params })
  return rows
}

describe('crm.activity.*', () => {
  it('a new activity waits to be done, and is found so', async () => {
    await add({})
    await add({ COMPLETED: 'Y' })
    expect(await resultOf(portal, 'crm.activity.get', { id: 1 })).toMatchObject({
      COMPLETED: 'N',
      STATUS: '1',
      PRIORITY: '2',
      DESCRIPTION_TYPE: '1',
      SETTINGS: [],
    })
    expect(await ids({ filter: { COMPLETED: 'N' } })).toEqual([{ ID: '1' }])
  })

  it('a list is ordered by the time of the start', async () => {
    await add({ START_TIME: '2026-06-02T12:00:00+03:00' })
    await add({ START_TIME: '2026-06-01T12:00:00+03:00' })
    expect(await ids({})).toEqual([{ ID: '2' }, { ID: '1' }])
    expect(await ids({ order: { ID: 'ASC' } })).toEqual([{ ID: '1' }, { ID: '2' }])
  })

  it('a list finds by what an activity belongs to', async () => {
    await add({})
    await add({ OWNER_ID: 2 })
    const binding = (id: number) => ({ OWNER_TYPE_ID: 2, OWNER_ID: id })
    expect(await ids({ filter: { BINDINGS: [binding(2)] } })).toEqual([{ ID: '2' }])
    expect(await ids({ filter: { BINDINGS: [binding(1), binding(2)] } })).toHaveLength(2)
    expect(await ids({ filter: { BINDINGS: [binding(3)] } })).toEqual([])
  })
})

describe('dictionaries', () => {
  it('are listed with the pipelines that their stages belong to', async () => {
    expect(await resultOf(portal, 'crm.status.entity.types')).toEqual(
      expect.arrayContaining([
        { ID: 'SOURCE', NAME: 'Sources', SEMANTIC_INFO: [] },
        expect.objectContaining({ ID: 'STATUS', ENTITY_TYPE_ID: 1 }),
        {
          ID: 'DEAL_STAGE',
          NAME: 'Deal stages',
          SEMANTIC_INFO: {
            START_FIELD: 'NEW',
            FINAL_SUCCESS_FIELD: 'WON',
            FINAL_UNSUCCESS_FIELD: 'LOSE',
            FINAL_SORT: 60,
          },
          ENTITY_TYPE_ID: 2,
          CATEGORY_ID: 0,
        },
        expect.objectContaining({ ID: 'DEAL_STAGE_1', ENTITY_TYPE_ID: 2, CATEGORY_ID: 1, PREFIX: 'C1' }),
        expect.objectContaining({ ID: 'DYNAMIC_128_STAGE_4', ENTITY_TYPE_ID: 128, CATEGORY_ID: 4, PREFIX: 'DT128_4' }),
      ]),
    )
  })
})

describe('a contact that is not there', () => {
  it.each([
    { method: 'crm.contact.delete', error: 'ERROR_CORE' },
    { method: 'crm.contact.get', error: '' },
    { method: 'crm.deal.delete', error: '' },
  ])('$method refuses with "$error"', async ({ method, error }) => {
    expect(await callV2(portal, method, { id: 99 })).toMatchObject({ status: 400, body: { error } })
  })
})
