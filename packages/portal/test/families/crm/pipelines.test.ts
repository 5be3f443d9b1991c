import { createPortal, type Portal, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf } from '../../client.ts'

describe('a smart process that is added', () => {
  const typeOf = async (portal: Portal): Promise<WireValue | undefined> =>
    resultOf(portal, 'crm.type.add', { fields: { title: 'Rentals', isStagesEnabled: true } })

  it('keeps items at once, in its own pipeline and stages', async () => {
    await using portal = await createPortal()
    expect(await typeOf(portal)).toMatchObject({
      type: { id: 3, entityTypeId: 1030, isStagesEnabled: 'Y', title: 'Rentals' },
    })
    const added = await resultOf(portal, 'crm.item.add', { entityTypeId: 1030, fields: { opportunity: 5 } })
    expect(added).toMatchObject({ item: { id: 1, title: 'Rentals #1', entityTypeId: 1030, stageId: 'DT1030_5:NEW' } })
    expect(await resultOf(portal, 'crm.category.list', { entityTypeId: 1030 })).toMatchObject({
      categories: [{ id: 5 }],
    })
    const change = { entityTypeId: 1030, id: 1, fields: { stageId: 'DT1030_5:SUCCESS' } }
    expect(await resultOf(portal, 'crm.item.update', change)).toMatchObject({
      item: { previousStageId: 'DT1030_5:NEW' },
    })
    const row = { ownerId: 1, ownerType: 'T406', productName: 'A', price: 2, quantity: 3 }
    await resultOf(portal, 'crm.item.productrow.add', { fields: row })
    expect(
      (await callV2(portal, 'crm.item.list', { entityTypeId: 1030, filter: { '>opportunity': 5 } })).body,
    ).toMatchObject({
      total: 1,
    })
    expect((await callV2(portal, 'crm.type.delete', { id: 3 })).body).toMatchObject({ error: 'BX_ERROR' })
    await resultOf(portal, 'crm.item.delete', { entityTypeId: 1030, id: 1 })
    expect(await resultOf(portal, 'crm.type.delete', { id: 3 })).toEqual([])
    expect((await callV2(portal, 'crm.item.list', { entityTypeId: 1030 })).body).toMatchObject({ error: 'NOT_FOUND' })
  })

  it('takes custom fields, tells of its items, and outlives a snapshot', async () => {
    await using portal = await createPortal()
    await typeOf(portal)
    const field = { entityId: 'CRM_3', fieldName: 'UF_CRM_3_KEY', userTypeId: 'string' }
    await resultOf(portal, 'userfieldconfig.add', { moduleId: 'crm', field })
    portal.events.addWebhook({ handlerUrl: `${portal.url}/nowhere`, events: ['ONCRMDYNAMICITEMADD_1030'] })
    await resultOf(portal, 'crm.item.add', { entityTypeId: 1030, fields: { ufCrm3_KEY: 'x' } })
    await portal.events.settled()
    expect(portal.events.deliveries()[0]?.fields).toMatchObject({
      data: { FIELDS: { ID: '1', ENTITY_TYPE_ID: '1030' } },
    })
    const snapshot = portal.snapshot()
    await portal.reset()
    expect((await callV2(portal, 'crm.item.list', { entityTypeId: 1030 })).body).toMatchObject({ error: 'NOT_FOUND' })
    portal.restore(snapshot)
    expect(await resultOf(portal, 'crm.item.list', { entityTypeId: 1030 })).toMatchObject({
      items: [{ ufCrm3_KEY: 'x' }],
    })
  })

  it.each([
    { fields: {}, says: 'title' },
    { fields: { title: 'A', entityTypeId: 128 }, says: 'is taken' },
    { fields: { title: 'A', entityTypeId: 1031 }, says: 'not allowed' },
  ])('is refused with $fields', async ({ fields, says }) => {
    await using portal = await createPortal()
    const { body } = await callV2(portal, 'crm.type.add', { fields })
    expect(body).toMatchObject({ error: 0 })
    expect(body['error_description']).toContain(says)
  })
})

describe('a pipeline of deals', () => {
  it('has stages of its own as soon as it is added, and loses them with itself', async () => {
    await using portal = await createPortal()
    expect(
      await resultOf(portal, 'crm.category.add', { entityTypeId: 2, fields: { name: 'Wholesale' } }),
    ).toMatchObject({
      category: { id: 5, name: 'Wholesale', isDefault: 'N' },
    })
    const stages = await resultOf(portal, 'crm.status.entity.items', { entityId: 'DEAL_STAGE_5' })
    expect(stages).toMatchObject([{ STATUS_ID: 'C5:NEW' }, {}, {}, { STATUS_ID: 'C5:WON' }, {}])
    await resultOf(portal, 'crm.deal.add', { fields: { CATEGORY_ID: 5 } })
    expect(await resultOf(portal, 'crm.deal.get', { id: 1 })).toMatchObject({ STAGE_ID: 'C5:NEW' })
    expect((await callV2(portal, 'crm.category.delete', { entityTypeId: 2, id: 5 })).body).toMatchObject({
      error: 'BX_ERROR',
    })
    await resultOf(portal, 'crm.deal.delete', { id: 1 })
    await resultOf(portal, 'crm.category.delete', { entityTypeId: 2, id: 5 })
    expect(await resultOf(portal, 'crm.status.entity.items', { entityId: 'DEAL_STAGE_5' })).toEqual([])
  })

  it('is known to the old methods too', async () => {
    await using portal = await createPortal()
    const id = Number(await resultOf(portal, 'crm.dealcategory.add', { fields: { NAME: 'A' } }))
    await resultOf(portal, 'crm.dealcategory.update', { id, fields: { NAME: 'B' } })
    expect(await resultOf(portal, 'crm.dealcategory.list')).toMatchObject([{ ID: '1' }, { ID: '5', NAME: 'B' }])
    expect(await resultOf(portal, 'crm.dealcategory.status', { id })).toBe('DEAL_STAGE_5')
    expect(await resultOf(portal, 'crm.dealcategory.stage.list', { id })).toHaveLength(5)
    await resultOf(portal, 'crm.dealcategory.delete', { id })
    expect(await resultOf(portal, 'crm.dealcategory.list')).toHaveLength(1)
  })

  it('writes down the way of its deals', async () => {
    await using portal = await createPortal()
    await resultOf(portal, 'crm.deal.add', { fields: { TITLE: 'A' } })
    await resultOf(portal, 'crm.deal.update', { id: 1, fields: { TITLE: 'B' } })
    await resultOf(portal, 'crm.deal.update', { id: 1, fields: { STAGE_ID: 'EXECUTING' } })
    await resultOf(portal, 'crm.item.update', { entityTypeId: 2, id: 1, fields: { categoryId: 1 } })
    await resultOf(portal, 'crm.deal.update', { id: 1, fields: { STAGE_ID: 'C1:WON' } })
    const { body } = await callV2(portal, 'crm.stagehistory.list', { entityTypeId: 2, filter: { OWNER_ID: 1 } })
    expect(body).toMatchObject({
      total: 4,
      result: {
        items: [
          { TYPE_ID: 1, STAGE_ID: 'NEW', STAGE_SEMANTIC_ID: 'P', CATEGORY_ID: 0 },
          { TYPE_ID: 2, STAGE_ID: 'EXECUTING' },
          { TYPE_ID: 5, STAGE_ID: 'C1:NEW', CATEGORY_ID: 1 },
          { TYPE_ID: 3, STAGE_ID: 'C1:WON', STAGE_SEMANTIC_ID: 'S' },
        ],
      },
    })
  })

  it('of leads is told in statuses', async () => {
    await using portal = await createPortal()
    await resultOf(portal, 'crm.lead.add', { fields: { TITLE: 'A' } })
    const filter = { STATUS_ID: 'NEW' }
    expect(await resultOf(portal, 'crm.stagehistory.list', { entityTypeId: 1, filter })).toMatchObject({
      items: [{ STATUS_ID: 'NEW', STATUS_SEMANTIC_ID: 'P' }],
    })
  })
})
