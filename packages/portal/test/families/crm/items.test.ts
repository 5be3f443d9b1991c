import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf } from '../../client.ts'

describe('crm.item and the classic methods', () => {
  it('show one stored row: numbers and camelCase here, text and upper case there', async () => {
    await using portal = await createPortal({ clock: 'manual' })
    const id = await resultOf(portal, 'crm.deal.add', {
      fields: { TITLE: 'Big', OPPORTUNITY: '19999.9', COMPANY_ID: 5 },
    })
    expect(id).toBe(1)
    expect(await resultOf(portal, 'crm.item.get', { entityTypeId: 2, id: 1 })).toMatchObject({
      item: { id: 1, title: 'Big', opportunity: 19999.9, companyId: 5, stageId: 'NEW', opened: 'Y', entityTypeId: 2 },
    })
    expect(await resultOf(portal, 'crm.deal.get', { ID: '1' })).toMatchObject({
      ID: '1',
      TITLE: 'Big',
      OPPORTUNITY: '19999.90',
      COMPANY_ID: '5',
      CATEGORY_ID: '0',
      CONTACT_ID: null,
      CLOSEDATE: '2026-06-04T03:00:00+03:00',
    })
    await resultOf(portal, 'crm.item.update', {
      entityTypeId: 2,
      id: 1,
      fields: { stageId: 'WON', contactIds: [7, 8] },
    })
    expect(await resultOf(portal, 'crm.deal.get', { id: 1 })).toMatchObject({
      STAGE_ID: 'WON',
      STAGE_SEMANTIC_ID: 'S',
      CLOSED: 'Y',
      CONTACT_ID: '7',
    })
    expect(await resultOf(portal, 'crm.deal.delete', { id: 1 })).toBe(true)
    expect(portal.count('deal')).toBe(0)
  })

  it.each([1, 2, 3, 4, 7, 31, 128])('entity type %i is added, listed, changed and deleted', async (entityTypeId) => {
    await using portal = await createPortal()
    const added = await resultOf(portal, 'crm.item.add', { entityTypeId, fields: { comments: 'x', utmSource: 'web' } })
    expect(added).toMatchObject({ item: { id: 1, entityTypeId, utmSource: 'web' } })
    await resultOf(portal, 'crm.item.update', { entityTypeId, id: 1, fields: { utmSource: 'mail', id: 9 } })
    expect(
      await callV2(portal, 'crm.item.list', { entityTypeId, filter: { utmSource: 'mail' }, select: ['id'] }),
    ).toMatchObject({
      body: { result: { items: [{ id: 1 }] }, total: 1 },
    })
    expect(await resultOf(portal, 'crm.item.delete', { entityTypeId, id: 1 })).toEqual([])
    expect((await callV2(portal, 'crm.item.get', { entityTypeId, id: 1 })).body).toMatchObject({ error: 'NOT_FOUND' })
  })

  it('keep multifields in fm and show them by kind', async () => {
    await using portal = await createPortal()
    await resultOf(portal, 'crm.contact.add', {
      fields: { NAME: 'Ann', PHONE: [{ VALUE: '+100', VALUE_TYPE: 'MOBILE' }], EMAIL: { n0: { VALUE: 'a@b.c' } } },
    })
    expect(await resultOf(portal, 'crm.contact.get', { id: 1 })).toMatchObject({
      PHONE: [{ ID: '1', VALUE_TYPE: 'MOBILE', VALUE: '+100', TYPE_ID: 'PHONE' }],
      EMAIL: [{ ID: '2', VALUE: 'a@b.c' }],
      HAS_PHONE: 'Y',
    })
    expect(await resultOf(portal, 'crm.item.get', { entityTypeId: 3, id: 1 })).toMatchObject({
      item: { phone: '+100', phoneMobile: '+100', emailWork: 'a@b.c', fm: [{ id: 1, typeId: 'PHONE' }, { id: 2 }] },
    })
    await resultOf(portal, 'crm.contact.update', {
      id: 1,
      fields: { PHONE: [{ ID: '1', VALUE: '+200' }, { VALUE: '+300' }], EMAIL: [{ ID: '2', DELETE: 'Y' }] },
    })
    const filtered = { filter: { PHONE: '+300' }, select: ['NAME', 'PHONE', 'EMAIL'] }
    expect(await resultOf(portal, 'crm.contact.list', filtered)).toEqual([
      {
        ID: '1',
        NAME: 'Ann',
        PHONE: [
          { ID: '1', VALUE_TYPE: 'MOBILE', VALUE: '+200', TYPE_ID: 'PHONE' },
          { ID: '3', VALUE_TYPE: 'WORK', VALUE: '+300', TYPE_ID: 'PHONE' },
        ],
      },
    ])
  })

  it('move an item to the first stage of another pipeline', async () => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    await resultOf(portal, 'crm.item.update', { entityTypeId: 2, id: 1, fields: { categoryId: 1 } })
    expect(portal.rows('deal')[0]).toMatchObject({ categoryId: 1, stageId: 'C1:NEW' })
    await resultOf(portal, 'crm.deal.update', { id: 1, fields: { CATEGORY_ID: 0 } })
    expect(portal.rows('deal')[0]).toMatchObject({ categoryId: 1 })
  })

  it.each([
    { method: 'crm.deal.get', params: { id: 99 }, error: '', text: 'Not found' },
    { method: 'crm.deal.get', params: {}, error: '', text: 'ID is not defined or invalid.' },
    { method: 'crm.deal.add', params: { fields: 'x' }, error: '', text: "Parameter 'fields' must be array." },
    { method: 'crm.deal.list', params: { filter: 'x' }, error: '', text: "Parameter 'filter' must be array." },
    { method: 'crm.item.list', params: {}, error: 100, text: 'Could not find value for parameter {entityTypeId}' },
    { method: 'crm.item.list', params: { entityTypeId: 99 }, error: 'NOT_FOUND', text: 'SPA not found' },
    { method: 'crm.item.get', params: { entityTypeId: 2, id: 99 }, error: 'NOT_FOUND', text: 'Item not found' },
    {
      method: 'crm.item.add',
      params: { entityTypeId: 2 },
      error: 100,
      text: 'Could not find value for parameter {fields}',
    },
  ])('$method with $params is refused with the code "$error"', async ({ method, params, error, text }) => {
    await using portal = await createPortal()
    expect(await callV2(portal, method, params)).toEqual({
      status: 400,
      body: { error, error_description: text },
    })
  })
})

describe('product rows', () => {
  it('sum up to the opportunity of their deal, unless it is kept by hand', async () => {
    await using portal = await createPortal({
      seed: { deal: [1, { id: 2, isManualOpportunity: 'Y', opportunity: 5 }] },
    })
    await resultOf(portal, 'crm.item.productrow.set', {
      ownerType: 'D',
      ownerId: 1,
      productRows: [
        { productName: 'Chair', price: 100, quantity: 2 },
        { productName: 'Desk', price: 110, quantity: 1, taxRate: 10 },
      ],
    })
    expect(portal.rows('deal')[0]).toMatchObject({ opportunity: 310, taxValue: 10 })
    await resultOf(portal, 'crm.deal.productrows.set', {
      id: 2,
      rows: [{ PRODUCT_NAME: 'Lamp', PRICE: '9.5', QUANTITY: 3 }],
    })
    expect(portal.rows('deal')[1]).toMatchObject({ opportunity: 5 })
    expect(await resultOf(portal, 'crm.deal.productrows.get', { id: 2 })).toMatchObject([
      { ID: '3', OWNER_ID: '2', PRODUCT_NAME: 'Lamp', PRICE: 9.5, QUANTITY: 3 },
    ])
    await resultOf(portal, 'crm.item.productrow.delete', { id: 1 })
    expect(portal.rows('deal')[0]).toMatchObject({ opportunity: 110 })
    const filter = { '=ownerType': 'D', '=ownerId': 1 }
    expect(await callV2(portal, 'crm.item.productrow.list', { filter })).toMatchObject({
      body: { result: { productRows: [{ id: 2, productName: 'Desk', priceExclusive: 100 }] }, total: 1 },
    })
  })
})
