import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { resultOf } from '../client.ts'
import { lastReply, type ProbeCall } from './calls.ts'

const product: ProbeCall = ['catalog.product.add', { fields: { iblockId: 24, name: 'Pen' } }]
const other: ProbeCall = ['catalog.product.add', { fields: { iblockId: 24, name: 'Ink' } }]
const image: ProbeCall = ['catalog.productImage.add', { fields: { productId: 1 }, fileContent: ['a.png', 'aGk='] }]
const fileData = ['a.png', 'aGk=']
const address = (field: string, file: number, id: number) =>
  `/rest/catalog.product.download?fields%5BfieldName%5D=${field}&fields%5BfileId%5D=${String(file)}&fields%5BproductId%5D=${String(id)}`
const fields = { catalogGroupId: 1, currency: 'USD', price: 10, productId: 1 }

describe('the catalogue', () => {
  it.each<{ calls: readonly ProbeCall[]; is: object }>([
    { calls: [product], is: { element: { id: 1, name: 'Pen', type: 1, active: 'Y', iblockId: 24 } } },
    {
      calls: [['catalog.product.service.add', { fields: { iblockId: 24, name: 'Fitting' } }]],
      is: { service: { type: 7 } },
    },
    { calls: [product, image, ['catalog.productImage.get', { productId: 1, id: 1 }]], is: { productImage: { id: 1 } } },
    { calls: [product, other, image, ['catalog.productImage.get', { productId: 2, id: 1 }]], is: { error: 0 } },
    { calls: [product, other, image, ['catalog.productImage.list', { productId: 2 }]], is: { productImages: [] } },
    { calls: [product, image, ['catalog.productImage.list', { productId: 9 }]], is: { error: 0 } },
    {
      calls: [['catalog.productPropertySection.set', { propertyId: 9, fields: { smartFilter: 'Y' } }]],
      is: { error: 0 },
    },
    { calls: [['catalog.product.list', { select: ['id', 'iblockId'] }]], is: { error: 0 } },
    { calls: [['catalog.product.list', { filter: { iblockId: 24 }, select: ['name'] }]], is: { error: 0 } },
    {
      calls: [product, ['catalog.product.list', { filter: { '=iblockId': 24 }, select: ['id', 'iblockId', 'type'] }]],
      is: { products: [{ id: 1, iblockId: 24, type: 1 }] },
    },
    { calls: [product, ['catalog.price.add', { fields }], ['catalog.price.add', { fields }]], is: { error: 0 } },
    {
      calls: [
        product,
        ['catalog.price.add', { fields }],
        ['catalog.price.add', { fields: { ...fields, quantityFrom: 5 } }],
      ],
      is: { price: { id: 2 } },
    },
    { calls: [['catalog.productProperty.getFields']], is: { productProperty: { name: { type: 'string' } } } },
    { calls: [['catalog.roundingrule.list']], is: { roundingRules: [] } },
    { calls: [['catalog.extra.list', { select: ['id'] }]], is: { extras: [{ id: 1 }] } },
  ])('answers $calls', async ({ calls, is }) => {
    await using portal = await createPortal()
    expect(await lastReply(portal, calls)).toMatchObject(is)
  })

  it('keeps the files of products and stores, and gives what refers to them', async () => {
    await using portal = await createPortal()
    const pictures = { iblockId: 24, name: 'Pen', detailPicture: { fileData }, previewPicture: { fileData } }
    const detail = address('detailPicture', 2, 1)
    const preview = address('previewPicture', 1, 1)
    const kept = {
      detailPicture: stored('2', detail),
      previewPicture: stored('1', preview),
    }
    expect(await lastReply(portal, [['catalog.product.add', { fields: pictures }]])).toMatchObject({ element: kept })
    expect(await lastReply(portal, [['catalog.product.get', { id: 1 }]])).toMatchObject({ product: kept })
    const without = { id: 1, fields: { detailPicture: { remove: 'Y' } } }
    expect(await lastReply(portal, [['catalog.product.update', without]])).toMatchObject({
      element: { detailPicture: null, previewPicture: kept.previewPicture },
    })
    expect(
      await lastReply(portal, [['catalog.store.add', { fields: { address: 'A', imageId: { fileData } } }]]),
    ).toMatchObject({ store: { imageId: { id: 3, url: '/upload/3/a.png' } } })
    expect(portal.rows('file').map(({ name, content }) => [name, content])).toEqual([
      ['a.png', 'aGk='],
      ['a.png', 'aGk='],
      ['a.png', 'aGk='],
    ])
  })
})

const stored = (id: string, url: string) => ({ id, url, urlMachine: url })

describe('properties of products', () => {
  const property = { iblockId: 24, name: 'Colour', propertyType: 'S' }

  it('are fields of the products of their catalogue, kept and shown with the ids of their values', async () => {
    await using portal = await createPortal()
    await resultOf(portal, 'catalog.productProperty.add', { fields: property })
    await resultOf(portal, 'catalog.productProperty.add', { fields: { ...property, name: 'Sizes', multiple: 'Y' } })
    const shirt = {
      iblockId: 24,
      name: 'Shirt',
      property1: { value: 'red' },
      property2: [{ value: 'S' }, { value: 'M' }],
    }
    await resultOf(portal, 'catalog.product.add', { fields: shirt })
    const shown = {
      property1: { value: 'red', valueId: '1' },
      property2: [
        { value: 'S', valueId: '1' },
        { value: 'M', valueId: '2' },
      ],
    }
    expect(await resultOf(portal, 'catalog.product.get', { id: 1 })).toMatchObject({ product: shown })
    await resultOf(portal, 'catalog.product.update', { id: 1, fields: { property1: 'blue' } })
    const filter = { iblockId: 24, property1: 'blue' }
    const select = ['id', 'iblockId', 'property1']
    expect(await resultOf(portal, 'catalog.product.list', { filter, select })).toEqual({
      products: [{ id: 1, iblockId: 24, property1: { value: 'blue', valueId: '1' } }],
    })
  })

  it('stay fields when a call that is refused was the first one to meet them', async () => {
    await using portal = await createPortal()
    await resultOf(portal, 'catalog.productProperty.add', { fields: property })
    expect(await lastReply(portal, [['catalog.product.delete', { id: 9 }]])).toMatchObject({ error: 200_040_300_000 })
    const shirt = { iblockId: 24, name: 'Shirt', property1: { value: 'red' } }
    expect(await resultOf(portal, 'catalog.product.add', { fields: shirt })).toMatchObject({
      element: { property1: { value: 'red' } },
    })
  })

  it('of another catalogue, or of an example, are no fields', async () => {
    await using portal = await createPortal()
    await resultOf(portal, 'catalog.productProperty.add', { fields: { ...property, iblockId: 26 } })
    await resultOf(portal, 'catalog.product.add', { fields: { iblockId: 24, name: 'Shirt' } })
    const shown = await resultOf(portal, 'catalog.product.get', { id: 1 })
    expect(JSON.stringify(shown)).not.toContain('property')
    await resultOf(portal, 'catalog.product.offer.add', { fields: { iblockId: 26, name: 'S', property1: 'red' } })
    expect(await resultOf(portal, 'catalog.product.offer.get', { id: 1 })).toMatchObject({
      offer: { property1: { value: 'red' } },
    })
  })
})
