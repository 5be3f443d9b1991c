import { createPortal, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, objectOf, resultOf } from '../client.ts'
import { isWireMap } from '../../src/wire-value.ts'
import { lastReply, type ProbeCall } from './calls.ts'

const order = { lid: 's1', personTypeId: 1, currency: 'USD', price: 1 }
const property = (code: string) => ({
  personTypeId: 1,
  propsGroupId: 1,
  name: code.toLowerCase(),
  code,
  type: 'STRING',
  xmlId: `x-${code}`,
})
const shipment = { orderId: 1, allowDelivery: 'Y', deducted: 'N', deliveryId: 1 }

const idIn = (row: WireValue | undefined): WireValue => (isWireMap(row) ? (row['id'] ?? null) : null)

const shop = async (): Promise<Portal> => {
  const portal = await createPortal({ seed: 'empty' })
  await resultOf(portal, 'sale.order.add', { fields: order })
  await resultOf(portal, 'sale.shipment.add', { fields: shipment })
  for (const code of ['PHONE', 'CITY']) {
    await resultOf(portal, 'sale.property.add', { fields: property(code) })
    await resultOf(portal, 'sale.shipmentproperty.add', { fields: property(code) })
  }
  return portal
}

describe('property values', () => {
  it.each([
    { family: 'sale.propertyvalue', owner: 'order' },
    { family: 'sale.shipmentpropertyvalue', owner: 'shipment' },
  ])('of each $owner are replaced as a whole, listed, read and deleted', async ({ family, owner }) => {
    await using portal = await shop()
    const props = `${owner}PropsId`
    const modify = async (propertyValues: readonly { [name: string]: number | string | string[] }[]) =>
      resultOf(portal, `${family}.modify`, { fields: { [owner]: { id: 1, propertyValues } } })
    expect(
      await modify([
        { [props]: 1, value: '+1' },
        { [props]: 2, value: ['Oslo', 'Rome'] },
      ]),
    ).toEqual({
      propertyValues: [
        { id: 1, [props]: 1, [`${owner}PropsXmlId`]: 'x-PHONE', name: 'phone', code: 'PHONE', value: '+1' },
        { id: 2, [props]: 2, [`${owner}PropsXmlId`]: 'x-CITY', name: 'city', code: 'CITY', value: ['Oslo', 'Rome'] },
      ],
    })
    await modify([{ [props]: 2, value: 'Oslo' }])
    const listed = { propertyValues: [{ id: 2, [`${owner}Id`]: 1, code: 'CITY', value: 'Oslo' }] }
    expect((await callV2(portal, `${family}.list`, { filter: { [`${owner}Id`]: 1 } })).body).toMatchObject({
      result: listed,
      total: 1,
    })
    expect(await resultOf(portal, `${family}.list`, { filter: { '@code': ['PHONE'] } })).toEqual({ propertyValues: [] })
    expect(await resultOf(portal, `${family}.get`, { id: 2 })).toMatchObject({ propertyValue: { value: 'Oslo' } })
    expect(await resultOf(portal, `${family}.getfields`)).toMatchObject({
      propertyValue: { value: { isRequired: true }, [`${owner}Id`]: { isImmutable: true }, id: { isReadOnly: true } },
    })
    expect(await resultOf(portal, `${family}.delete`, { id: 2 })).toBe(true)
    expect((await callV2(portal, `${family}.get`, { id: 2 })).body).toMatchObject({ error: '201040400001' })
  })

  it.each([
    { fields: {}, error: 0 },
    { fields: { order: { id: 9, propertyValues: [] } }, error: '201240400001' },
    { fields: { order: { id: 1 } }, error: 0 },
    { fields: { order: { id: 1, propertyValues: [{ orderPropsId: 9, value: 'a' }] } }, error: 0 },
  ])('are refused: $fields', async ({ fields, error }) => {
    await using portal = await shop()
    expect((await callV2(portal, 'sale.propertyvalue.modify', { fields })).body).toMatchObject({ error })
  })
})

describe('the shop', () => {
  it('keeps the settings of a delivery service', async () => {
    await using portal = await createPortal({ seed: 'empty' })
    const CONFIG = [
      { CODE: 'KEY', VALUE: 'a' },
      { CODE: 'MODE', VALUE: 'test' },
    ]
    const service = { REST_CODE: 'own', NAME: 'Own', CURRENCY: 'USD', CONFIG }
    await resultOf(portal, 'sale.delivery.add', service)
    expect(await resultOf(portal, 'sale.delivery.config.get', { ID: 1 })).toEqual(CONFIG)
    const changed = { ID: 1, CONFIG: [{ CODE: 'MODE', VALUE: 'live' }] }
    expect(await resultOf(portal, 'sale.delivery.config.update', changed)).toBe(true)
    expect(await resultOf(portal, 'sale.delivery.config.get', { ID: 1 })).toEqual([
      CONFIG[0],
      { CODE: 'MODE', VALUE: 'live' },
    ])
    expect((await callV2(portal, 'sale.delivery.config.get', { ID: 9 })).body).toMatchObject({
      error: 'ERROR_DELIVERY_NOT_FOUND',
    })
    expect((await callV2(portal, 'sale.delivery.config.get')).body).toMatchObject({ error: 'ERROR_CHECK_FAILURE' })
  })

  it('puts products of the catalogue into a basket', async () => {
    await using portal = await shop()
    const fields = { orderId: 1, productId: 8, currency: 'USD', quantity: 2, name: 'Chair' }
    const added = await resultOf(portal, 'sale.basketitem.addCatalogProduct', { fields })
    expect(added).toMatchObject({ basketItem: { id: 1, productId: 8, quantity: 2 } })
    await resultOf(portal, 'sale.basketitem.updateCatalogProduct', { id: 1, fields: { quantity: 3 } })
    expect(await resultOf(portal, 'sale.basketitem.get', { id: 1 })).toMatchObject({ basketItem: { quantity: 3 } })
    expect(await resultOf(portal, 'sale.basketitem.getFieldsCatalogProduct')).toMatchObject({ basketItem: {} })
  })

  it('knows the languages of a portal', async () => {
    await using portal = await createPortal()
    const german = { lid: 'de', name: 'German', active: 'Y' }
    expect(await resultOf(portal, 'sale.statusLang.getListLangs')).toMatchObject({
      langs: expect.arrayContaining([german]) as unknown,
    })
    expect(await resultOf(portal, 'catalog.priceTypeLang.getLanguages')).toMatchObject({
      languages: expect.arrayContaining([german]) as unknown,
    })
  })
})

describe('the catalogue', () => {
  it('replaces all prices of a product at once', async () => {
    await using portal = await createPortal()
    const price = (values: { id?: number; price: number }) => ({ catalogGroupId: 1, currency: 'USD', ...values })
    const modify = async (...prices: { id?: number; price: number }[]) =>
      resultOf(portal, 'catalog.price.modify', { fields: { product: { id: 8, prices: prices.map(price) } } })
    expect(await modify({ price: 10 }, { price: 20.5 })).toMatchObject({
      prices: [
        { id: 1, productId: 8, price: 10, priceScale: 10, currency: 'USD', extraId: null },
        { id: 2, price: 20.5 },
      ],
    })
    expect(await modify({ id: 2, price: 30 }, { price: 40 })).toMatchObject({
      prices: [
        { id: 2, price: 30 },
        { id: 3, price: 40 },
      ],
    })
    expect(await resultOf(portal, 'catalog.price.list', { filter: { productId: 8 } })).toMatchObject({
      prices: [{ id: 2 }, { id: 3 }],
    })
  })

  it.each([
    { product: { id: 8 }, error: 0 },
    { product: { id: 8, prices: [{ catalogGroupId: 1, currency: 'USD' }] }, error: 0 },
    { product: { id: 8, prices: [{ catalogGroupId: 9, currency: 'USD', price: 1 }] }, error: 0 },
  ])('refuses prices such as $product', async ({ product, error }) => {
    await using portal = await createPortal()
    expect((await callV2(portal, 'catalog.price.modify', { fields: { product } })).body).toMatchObject({ error })
  })

  it('conducts, cancels and deletes stock documents, all of them or none', async () => {
    await using portal = await createPortal()
    const fields = { docType: 'A', responsibleId: 1, currency: 'USD' }
    for (const total of [1, 2]) await resultOf(portal, 'catalog.document.add', { fields: { ...fields, total } })
    const both = { documentIds: [1, 2] }
    const unknown = await callV2(portal, 'catalog.document.conductList', { documentIds: [1, 9] })
    expect(unknown.body).toMatchObject({ error: 0 })
    const statuses = async () => resultOf(portal, 'catalog.document.list', { select: ['id', 'status'] })
    expect(await resultOf(portal, 'catalog.document.conductList', both)).toBe(true)
    expect(await statuses()).toMatchObject({ documents: [{ status: 'Y' }, { status: 'Y' }] })
    expect((await callV2(portal, 'catalog.document.deleteList', both)).body).toMatchObject({ error: 0 })
    await resultOf(portal, 'catalog.document.cancelList', both)
    expect(await resultOf(portal, 'catalog.document.deleteList', both)).toBe(true)
    expect(await statuses()).toEqual({ documents: [] })
    expect(await resultOf(portal, 'catalog.document.mode.status')).toBe('Y')
  })

  it('moves products between its stores by documents, and back when these are canceled', async () => {
    await using portal = await createPortal()
    const { store } = await objectOf(portal, 'catalog.store.add', { fields: { title: 'Shop', address: 'Main street' } })
    expect(store).toMatchObject({ id: 2 })
    const stock = async () =>
      resultOf(portal, 'catalog.storeproduct.list', { select: ['storeId', 'productId', 'amount'] })
    const document = async (docType: string, element: WireMap): Promise<WireValue> => {
      const fields = { docType, responsibleId: 1, currency: 'USD' }
      const added = await objectOf(portal, 'catalog.document.add', { fields })
      const id = idIn(added['document'])
      const values = { docId: id, elementId: 8, ...element }
      await resultOf(portal, 'catalog.document.element.add', { fields: values })
      return id
    }
    const receipt = await document('A', { storeTo: 1, amount: 5 })
    expect(await stock()).toEqual({ storeProducts: [] })
    await resultOf(portal, 'catalog.document.conduct', { id: receipt })
    await resultOf(portal, 'catalog.document.conductList', { documentIds: [receipt] })
    expect(await stock()).toEqual({ storeProducts: [{ storeId: 1, productId: 8, amount: 5 }] })
    const transfer = await document('M', { storeFrom: 1, storeTo: 2, amount: 2 })
    await resultOf(portal, 'catalog.document.conductList', { documentIds: [transfer] })
    const moved = [
      { storeId: 1, productId: 8, amount: 3 },
      { storeId: 2, productId: 8, amount: 2 },
    ]
    expect(await stock()).toEqual({ storeProducts: expect.arrayContaining(moved) as unknown })
    await resultOf(portal, 'catalog.document.cancel', { id: transfer })
    expect(await resultOf(portal, 'catalog.storeproduct.get', { id: 1 })).toMatchObject({
      storeProduct: { id: 1, storeId: 1, amount: 5 },
    })
  })

  it('gives each new product a ratio, which is deleted with it', async () => {
    await using portal = await createPortal()
    const product = { fields: { iblockId: 24, name: 'Pen' } }
    await resultOf(portal, 'catalog.product.add', product)
    expect(await resultOf(portal, 'catalog.ratio.get', { id: 1 })).toMatchObject({
      ratio: { id: 1, productId: 1, ratio: 1, isDefault: 'Y' },
    })
    await resultOf(portal, 'catalog.product.delete', { id: 1 })
    expect(await resultOf(portal, 'catalog.ratio.list')).toEqual({ ratios: [] })
  })

  it('tells catalogues of variations from those of products', async () => {
    await using portal = await createPortal()
    expect(await resultOf(portal, 'catalog.catalog.isOffers', { id: 24 })).toBe(false)
    expect(await resultOf(portal, 'catalog.catalog.isOffers', { id: 26 })).toBe(true)
    expect((await callV2(portal, 'catalog.catalog.isOffers', { id: 9 })).status).toBe(400)
    expect(await resultOf(portal, 'crm.catalog.list')).toMatchObject([{ ID: '24' }])
  })

  it('has dictionaries', async () => {
    await using portal = await createPortal()
    expect(await resultOf(portal, 'catalog.enum.getRoundTypes')).toMatchObject({
      enum: [{ id: 1 }, { id: 2 }, { id: 4 }],
    })
    expect(await resultOf(portal, 'catalog.enum.getStoreDocumentTypes')).toMatchObject({
      enum: expect.arrayContaining([{ id: 'A', name: 'Stock receipt' }]) as unknown,
    })
    const unknown = await callV2(portal, 'catalog.productPropertyFeature.getAvailableFeaturesByProperty', {
      propertyId: 1,
    })
    expect(unknown.status).toBe(400)
    await resultOf(portal, 'crm.product.property.add', { fields: { NAME: 'A', PROPERTY_TYPE: 'S' } })
    expect(
      await resultOf(portal, 'catalog.productPropertyFeature.getAvailableFeaturesByProperty', { propertyId: 1 }),
    ).toMatchObject({
      features: expect.arrayContaining([expect.objectContaining({ featureId: 'IN_BASKET' })]) as unknown,
    })
  })
})

const newOrder: ProbeCall = ['sale.order.add', { fields: order }]
const status: ProbeCall = ['sale.status.add', { fields: { id: 'MS', type: 'O', notify: 'Y', sort: 500 } }]
const handler: ProbeCall = [
  'sale.delivery.handler.add',
  {
    CODE: 'uber',
    NAME: 'Uber',
    DESCRIPTION: 'Uber Description',
    SETTINGS: { CALCULATE_URL: 'http://x/', CONFIG: [{ TYPE: 'STRING', NAME: 'a', CODE: 'A' }] },
    PROFILES: [{ NAME: 'Taxi', CODE: 'TAXI' }],
  },
]
const delivery: ProbeCall = ['sale.delivery.add', { REST_CODE: 'uber', NAME: 'Taxi', CURRENCY: 'USD' }]
const service = { DELIVERY_ID: 1, TYPE: 'checkbox', NAME: 'To the door', CODE: 'door_delivery', PRICE: 3 }
const extra: ProbeCall = ['sale.delivery.extra.service.add', service]
const payment: ProbeCall = ['sale.payment.add', { fields: { orderId: 1, paySystemId: 1 } }]
const payments = (filter: { [name: string]: number | string | number[] }): ProbeCall => [
  'sale.payment.list',
  { filter, select: ['id'] },
]
const pen: ProbeCall = ['catalog.product.add', { fields: { iblockId: 24, name: 'Pen', weight: 5, vatIncluded: 'Y' } }]
const price: ProbeCall = [
  'catalog.price.add',
  { fields: { productId: 1, catalogGroupId: 1, price: 10, currency: 'USD' } },
]
const item = { orderId: 1, quantity: 2, productId: 1, currency: 'USD' }

describe('documented calls of the shop', () => {
  it.each<{ calls: readonly ProbeCall[]; is: unknown }>([
    { calls: [['sale.status.get', { id: 'N' }]], is: { status: { id: 'N', type: 'O' } } },
    { calls: [['sale.status.get', { id: 'F' }]], is: { status: { id: 'F', type: 'O' } } },
    { calls: [['sale.status.get', { id: 'XX' }]], is: { error: '201340400001' } },
    { calls: [status], is: { status: { id: 'MS', sort: 500 } } },
    { calls: [status, status], is: { error: '201350000001' } },
    {
      calls: [status, ['sale.status.update', { id: 'MS', fields: { type: 'D', sort: 1 } }]],
      is: { status: { id: 'MS', type: 'D', sort: 1 } },
    },
    { calls: [status, ['sale.status.delete', { id: 'MS' }]], is: true },
    {
      calls: [status, ['sale.status.delete', { id: 'MS' }], ['sale.status.get', { id: 'MS' }]],
      is: { error: '201340400001' },
    },
    {
      calls: [['sale.status.list', { filter: { '@id': ['N', 'F'] }, order: { id: 'asc' } }]],
      is: { statuses: [{ id: 'F' }, { id: 'N' }] },
    },
    {
      calls: [['sale.statusLang.list', { filter: { statusId: 'N' } }]],
      is: { statusLangs: [{ statusId: 'N', lid: 'en' }] },
    },
    { calls: [handler], is: 1 },
    {
      calls: [handler, ['sale.delivery.handler.update', { ID: 'uber', NAME: 'New' }], ['sale.delivery.handler.list']],
      is: [{ ID: '1', CODE: 'uber', NAME: 'New' }],
    },
    { calls: [handler, ['sale.delivery.handler.delete', { ID: 'uber' }], ['sale.delivery.handler.list']], is: [] },
    { calls: [handler, ['sale.delivery.handler.delete', { ID: 1 }]], is: true },
    { calls: [handler, ['sale.delivery.handler.delete', { ID: 'lift' }]], is: { error: 'ERROR_HANDLER_NOT_FOUND' } },
    {
      calls: [delivery, extra, ['sale.delivery.extra.service.get', { DELIVERY_ID: 1 }]],
      is: [{ ID: '1', CODE: 'door_delivery', PRICE: 3 }],
    },
    { calls: [delivery, ['sale.delivery.extra.service.get', { DELIVERY_ID: 1 }]], is: [] },
    { calls: [['sale.delivery.extra.service.get', { DELIVERY_ID: 1 }]], is: { error: 'ERROR_DELIVERY_NOT_FOUND' } },
    {
      calls: [
        delivery,
        extra,
        ['sale.delivery.extra.service.update', { ID: 'door_delivery', PRICE: 4 }],
        ['sale.delivery.extra.service.get', { DELIVERY_ID: 1 }],
      ],
      is: [{ PRICE: 4 }],
    },
    { calls: [delivery, extra, ['sale.delivery.extra.service.delete', { ID: 'door_delivery' }]], is: true },
    {
      calls: [newOrder],
      is: { order: { accountNumber: '1', statusId: 'N', payed: 'N', canceled: 'N', deducted: 'N' } },
    },
    { calls: [newOrder, payment, payment], is: { payment: { accountNumber: '1/2', currency: 'USD', paid: 'N' } } },
    { calls: [payment], is: { error: 0 } },
    {
      calls: [newOrder, payment, payments({ '<id': 10, '@personTypeId': [1, 2], payed: 'N' })],
      is: { payments: [{ id: 1 }] },
    },
    { calls: [newOrder, payment, payments({ personTypeId: 9 })], is: { payments: [] } },
    { calls: [newOrder, payment, payments({ payed: 'Y' })], is: { payments: [] } },
    {
      calls: [['sale.tradeBinding.list', { select: ['orderId'], filter: { '!=tradingPlatformID': 10 } }]],
      is: { tradeBindings: [] },
    },
    { calls: [['sale.tradeBinding.list', { filter: { tradingPlatformID: 10 } }]], is: { tradeBindings: [] } },
    {
      calls: [newOrder, pen, price, ['sale.basketitem.add', { fields: item }]],
      is: { basketItem: { name: 'Pen', price: 10, weight: 5, vatIncluded: 'Y', measureCode: '796', canBuy: 'Y' } },
    },
    {
      calls: [
        newOrder,
        pen,
        price,
        ['sale.basketitem.addCatalogProduct', { fields: { ...item, price: 7, name: 'B' } }],
      ],
      is: { basketItem: { name: 'B', price: 7, basePrice: 10 } },
    },
    { calls: [pen, ['sale.basketitem.add', { fields: item }]], is: { error: 200140400009 } },
    { calls: [['sale.persontype.list', { select: ['id'] }]], is: { personTypes: [{ id: 1 }, { id: 2 }] } },
  ])('$calls gives $is', async ({ calls, is }) => {
    await using portal = await createPortal({ seed: 'empty' })
    expect({ reply: await lastReply(portal, calls) }).toMatchObject({ reply: is })
  })
})
