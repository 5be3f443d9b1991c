import { createPortal, type Portal, type WireMap } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf } from '../../client.ts'
import { listenTo, toldEvents } from '../../told-events.ts'

const addSections = async (portal: Portal, sections: readonly (readonly [name: string, parent?: number])[]) => {
  for (const [NAME, SECTION_ID = null] of sections)
    await resultOf(portal, 'crm.productsection.add', { fields: { NAME, SECTION_ID } })
}

describe('the catalogues of the CRM', () => {
  it('are one, and found as programs look for it', async () => {
    await using portal = await createPortal()
    const { body } = await callV2(portal, 'crm.catalog.list', { filter: { ORIGINATOR_ID: '', ORIGIN_ID: '' } })
    expect(body).toMatchObject({
      result: [{ ID: '24', NAME: 'Products', ORIGINATOR_ID: null, ORIGIN_ID: null, XML_ID: null }],
      total: 1,
    })
    expect(await resultOf(portal, 'crm.catalog.get', { id: 24 })).toMatchObject({ NAME: 'Products' })
    expect(await resultOf(portal, 'catalog.catalog.get', { id: 24 })).toMatchObject({ catalog: { iblockId: 24 } })
  })

  it('describe themselves', async () => {
    await using portal = await createPortal()
    expect(await resultOf(portal, 'crm.catalog.fields')).toMatchObject({
      ID: { type: 'integer', isReadOnly: true },
      ORIGINATOR_ID: { type: 'string' },
      XML_ID: { isReadOnly: true },
    })
  })
})

describe('sections of products', () => {
  it('are added, read, changed and deleted, and are those of catalog.section', async () => {
    await using portal = await createPortal()
    const fields = { NAME: 'Chairs', XML_ID: 'x-1', CODE: 'chairs' }
    expect(await resultOf(portal, 'crm.productsection.add', { fields })).toBe(1)
    expect(await resultOf(portal, 'crm.productsection.get', { id: 1 })).toEqual({
      ID: '1',
      CATALOG_ID: '24',
      SECTION_ID: null,
      ...fields,
    })
    expect(await resultOf(portal, 'catalog.section.get', { id: 1 })).toMatchObject({
      section: { id: 1, iblockId: 24, name: 'Chairs', active: 'Y', sort: 500 },
    })
    await resultOf(portal, 'catalog.section.update', { id: 1, fields: { iblockId: 24, name: 'Seats' } })
    expect(await resultOf(portal, 'crm.productsection.get', { id: 1 })).toMatchObject({ NAME: 'Seats' })
    const changed = { NAME: 'Stools', CATALOG_ID: 99 }
    expect(await resultOf(portal, 'crm.productsection.update', { id: 1, fields: changed })).toBe(true)
    expect(portal.rows('catalogSection')).toMatchObject([{ name: 'Stools', iblockId: 24 }])
    expect(await resultOf(portal, 'crm.productsection.delete', { id: 1 })).toBe(true)
    expect(portal.count('catalogSection')).toBe(0)
  })

  it('are listed by filter and order, the asked fields alone, fifty at a time', async () => {
    const catalogSection = Array.from({ length: 60 }, (_, index) => ({
      name: `Section ${String(index % 10)}`,
      iblockId: index < 55 ? 24 : 26,
      iblockSectionId: index === 0 ? null : 1,
    }))
    await using portal = await createPortal({ seed: { catalogSection } })
    const first = await callV2(portal, 'crm.productsection.list', { select: ['ID', 'NAME'], order: { ID: 'DESC' } })
    expect(first.body).toMatchObject({ total: 55, next: 50 })
    expect(first.body['result']).toHaveLength(50)
    expect(first.body['result']).toEqual(
      expect.arrayContaining([
        { ID: '55', NAME: 'Section 4' },
        { ID: '6', NAME: 'Section 5' },
      ]),
    )
    const last = await callV2(portal, 'crm.productsection.list', { start: 50 })
    expect(last.body['result']).toHaveLength(5)
    const filtered = { filter: { '%NAME': 'section 7', SECTION_ID: 1 }, select: ['ID'] }
    expect(await resultOf(portal, 'crm.productsection.list', filtered)).toEqual(
      [8, 18, 28, 38, 48].map((id) => ({ ID: String(id) })),
    )
    const other = { filter: { CATALOG_ID: 26 }, select: ['ID'] }
    expect(await resultOf(portal, 'crm.productsection.list', other)).toHaveLength(5)
  })

  it('go with the sections below and the products in them', async () => {
    await using portal = await createPortal({
      seed: { product: [{ id: 1, sectionId: 3 }, { id: 2, sectionId: 4 }, { id: 3 }] },
    })
    await addSections(portal, [['A'], ['A1', 1], ['A2', 2], ['B']])
    await resultOf(portal, 'crm.productsection.delete', { id: 1 })
    expect(portal.rows('catalogSection').map(({ name }) => name)).toEqual(['B'])
    expect(portal.rows('product').map(({ id }) => id)).toEqual([2, 3])
  })

  it('tell of what happens to them', async () => {
    await using portal = await createPortal()
    listenTo(
      portal,
      ['ADD', 'UPDATE', 'DELETE'].map((verb) => `ONCRMPRODUCTSECTION${verb}`),
    )
    await addSections(portal, [['A']])
    await resultOf(portal, 'crm.productsection.update', { id: 1, fields: { NAME: 'B' } })
    await resultOf(portal, 'crm.productsection.delete', { id: 1 })
    expect(await toldEvents(portal)).toEqual(
      ['ADD', 'UPDATE', 'DELETE'].map((verb) => [`ONCRMPRODUCTSECTION${verb}`, { FIELDS: { ID: '1' } }]),
    )
  })

  it.each([
    { method: 'add', params: { fields: { XML_ID: 'a' } }, says: "The field 'NAME' is required." },
    { method: 'add', params: { fields: { NAME: 'A', CATALOG_ID: 9 } }, says: 'Product catalog is not found.' },
    { method: 'add', params: { fields: { NAME: 'A', SECTION_ID: 9 } }, says: 'Parent section is not found.' },
    { method: 'add', params: {}, says: "Parameter 'fields' must be array." },
    { method: 'update', params: { id: 1, fields: { NAME: '' } }, says: "The field 'NAME' is required." },
    { method: 'update', params: { id: 1, fields: { SECTION_ID: 2 } }, says: 'A section cannot be moved into itself.' },
    { method: 'update', params: { id: 9, fields: {} }, says: 'Not found' },
    { method: 'get', params: {}, says: 'ID is not defined or invalid.' },
    { method: 'delete', params: { id: 9 }, says: 'Not found' },
  ])('are refused by $method with $params: $says', async ({ method, params, says }) => {
    await using portal = await createPortal()
    await addSections(portal, [['A'], ['A1', 1]])
    const { status, body } = await callV2(portal, `crm.productsection.${method}`, params)
    expect({ status, body }).toMatchObject({ status: 400, body: { error: '', error_description: says } })
  })

  it('need the scope crm', async () => {
    await using portal = await createPortal({ scopes: ['catalog'] })
    expect((await callV2(portal, 'crm.productsection.list')).body).toMatchObject({ error: 'insufficient_scope' })
  })
})

describe('properties of products', () => {
  const addProperty = (portal: Portal, fields: WireMap) =>
    resultOf(portal, 'crm.product.property.add', { fields: { NAME: 'Colour', PROPERTY_TYPE: 'S', ...fields } })

  it('are added, read, changed and deleted, and are those of catalog.productProperty', async () => {
    await using portal = await createPortal()
    const text = { USER_TYPE: 'HTML', USER_TYPE_SETTINGS: { HEIGHT: 300 }, DEFAULT_VALUE: { TYPE: 'html', TEXT: 'a' } }
    expect(await addProperty(portal, text)).toBe(1)
    expect(await resultOf(portal, 'crm.product.property.get', { id: 1 })).toMatchObject({
      ID: '1',
      IBLOCK_ID: '24',
      NAME: 'Colour',
      ACTIVE: 'Y',
      SORT: '500',
      MULTIPLE: 'N',
      PROPERTY_TYPE: 'S',
      ...text,
    })
    const changed = { NAME: 'Taste', PROPERTY_TYPE: 'N', IBLOCK_ID: 1 }
    expect(await resultOf(portal, 'crm.product.property.update', { id: 1, fields: changed })).toBe(true)
    expect(await resultOf(portal, 'catalog.productProperty.get', { id: 1 })).toMatchObject({
      productProperty: { id: 1, name: 'Taste', propertyType: 'S', userType: 'HTML', iblockId: 24 },
    })
    expect(await resultOf(portal, 'crm.product.property.delete', { id: 1 })).toBe(true)
    expect((await callV2(portal, 'crm.product.property.get', { id: 1 })).body).toMatchObject({ error: '' })
  })

  it('of the type list offer values, which an update replaces', async () => {
    await using portal = await createPortal()
    const VALUES = { n0: { VALUE: 'Red', SORT: 200 }, n1: { VALUE: 'Blue', SORT: 100, DEF: 'Y', XML_ID: 'b' } }
    await addProperty(portal, { PROPERTY_TYPE: 'L', VALUES })
    expect(await resultOf(portal, 'crm.product.property.get', { id: 1 })).toMatchObject({
      VALUES: {
        1: { ID: '1', VALUE: 'Red', SORT: '200', DEF: 'N', XML_ID: null },
        2: { ID: '2', VALUE: 'Blue', SORT: '100', DEF: 'Y', XML_ID: 'b' },
      },
    })
    const changed = { VALUES: { 2: { VALUE: 'Green' }, n0: { VALUE: 'White' } } }
    await resultOf(portal, 'crm.product.property.update', { id: 1, fields: changed })
    expect(portal.rows('catalogProductPropertyEnum')).toMatchObject([
      { id: 2, value: 'Green', def: 'Y' },
      { id: 3, value: 'White' },
    ])
    await resultOf(portal, 'crm.product.property.delete', { id: 1 })
    expect(portal.count('catalogProductPropertyEnum')).toBe(0)
  })

  it('are listed by filter and order, those of the CRM alone', async () => {
    const property = (id: number, iblockId = 24) => ({
      id,
      iblockId,
      name: `P${String(id)}`,
      propertyType: 'S',
      sort: -id,
    })
    await using portal = await createPortal({
      seed: {
        catalogProductProperty: [property(1), { ...property(2), userType: 'HTML' }, property(3, 26), property(4)],
      },
    })
    const { body } = await callV2(portal, 'crm.product.property.list', { order: { SORT: 'ASC' } })
    expect(body).toMatchObject({ result: [{ ID: '4' }, { ID: '2' }, { ID: '1' }], total: 3 })
    const filter = { PROPERTY_TYPE: 'S', USER_TYPE: 'HTML' }
    expect(await resultOf(portal, 'crm.product.property.list', { filter })).toMatchObject([{ ID: '2', NAME: 'P2' }])
    expect((await callV2(portal, 'crm.product.property.get', { id: 3 })).status).toBe(400)
  })

  it('describe themselves, their types, settings and values', async () => {
    await using portal = await createPortal()
    expect(await resultOf(portal, 'crm.product.property.fields')).toMatchObject({
      ID: { isReadOnly: true },
      NAME: { type: 'string', isRequired: true },
      PROPERTY_TYPE: { isImmutable: true },
      VALUES: { type: 'product_property_enum_element', isMultiple: true },
    })
    expect(await resultOf(portal, 'crm.product.property.types')).toEqual(
      expect.arrayContaining([
        { PROPERTY_TYPE: 'L', USER_TYPE: '', DESCRIPTION: 'List' },
        { PROPERTY_TYPE: 'S', USER_TYPE: 'HTML', DESCRIPTION: 'HTML/text' },
      ]),
    )
    const html = { propertyType: 'S', userType: 'HTML' }
    expect(await resultOf(portal, 'crm.product.property.settings.fields', html)).toMatchObject({
      HEIGHT: { type: 'integer' },
    })
    expect(await resultOf(portal, 'crm.product.property.enumeration.fields')).toMatchObject({
      ID: { isReadOnly: true },
      VALUE: { isRequired: true },
      DEF: { type: 'char' },
    })
  })

  it.each([
    { method: 'add', params: { fields: { PROPERTY_TYPE: 'S' } }, says: "The field 'NAME' is required." },
    { method: 'add', params: { fields: { NAME: 'A' } }, says: "The field 'PROPERTY_TYPE' is required." },
    {
      method: 'add',
      params: { fields: { NAME: 'A', PROPERTY_TYPE: 'X' } },
      says: 'The type of the property is unknown.',
    },
    {
      method: 'add',
      params: { fields: { NAME: 'A', PROPERTY_TYPE: 'S', IBLOCK_ID: 9 } },
      says: 'Product catalog is not found.',
    },
    {
      method: 'settings.fields',
      params: { propertyType: 'S', userType: 'X' },
      says: 'The type of the property is unknown.',
    },
    { method: 'update', params: { id: 1, fields: {} }, says: 'Not found' },
  ])('are refused by $method with $params: $says', async ({ method, params, says }) => {
    await using portal = await createPortal()
    const { body } = await callV2(portal, `crm.product.property.${method}`, params)
    expect(body).toMatchObject({ error: '', error_description: says })
  })

  describe('on products', () => {
    const file = ['a.txt', Buffer.from('hello').toString('base64')]
    it.each([
      { type: { PROPERTY_TYPE: 'S' }, given: 'red', shown: 'red' },
      { type: { PROPERTY_TYPE: 'S' }, given: { valueId: '7', value: 'red' }, shown: 'red' },
      { type: { PROPERTY_TYPE: 'N' }, given: '2.5', shown: '2.50' },
      { type: { PROPERTY_TYPE: 'L', VALUES: { n0: { VALUE: 'Red' } } }, given: 1, shown: '1' },
      { type: { PROPERTY_TYPE: 'E' }, given: 12, shown: '12' },
      {
        type: { PROPERTY_TYPE: 'S', USER_TYPE: 'HTML' },
        given: { TEXT: 'a', TYPE: 'text' },
        shown: { TEXT: 'a', TYPE: 'text' },
      },
      { type: { PROPERTY_TYPE: 'F' }, given: { fileData: file }, shown: { id: 1 } },
    ])('$type keeps $given', async ({ type, given, shown }) => {
      await using portal = await createPortal()
      await addProperty(portal, type)
      await resultOf(portal, 'crm.product.add', { fields: { NAME: 'Chair', PROPERTY_1: given } })
      const valueId: unknown = expect.stringMatching(/^\d+$/)
      expect(await resultOf(portal, 'crm.product.get', { id: 1 })).toMatchObject({
        PROPERTY_1: { valueId, value: shown },
      })
      await resultOf(portal, 'crm.product.update', { id: 1, fields: { PROPERTY_1: '' } })
      expect(await resultOf(portal, 'crm.product.get', { id: 1 })).toMatchObject({ NAME: 'Chair', PROPERTY_1: null })
    })

    it('have several values, are filtered, and listed when they are asked for', async () => {
      await using portal = await createPortal()
      await addProperty(portal, { MULTIPLE: 'Y' })
      await resultOf(portal, 'catalog.productProperty.add', {
        fields: { iblockId: 24, name: 'Size', propertyType: 'S', active: 'Y' },
      })
      for (const [NAME, PROPERTY_1, PROPERTY_2] of [
        ['A', ['red', { value: 'blue' }], 'S'],
        ['B', { n0: { value: 'red' } }, 'M'],
        ['C', null, 'M'],
      ] as const)
        await resultOf(portal, 'crm.product.add', { fields: { NAME, PROPERTY_1, PROPERTY_2 } })
      const asked = { filter: { PROPERTY_2: 'M' }, select: ['ID', 'PROPERTY_1'] }
      expect(await resultOf(portal, 'crm.product.list', asked)).toMatchObject([
        { ID: '2', PROPERTY_1: [{ value: 'red' }] },
        { ID: '3', PROPERTY_1: null },
      ])
      expect(
        await resultOf(portal, 'crm.product.list', { select: ['NAME', 'PROPERTY_*'], filter: { ID: 1 } }),
      ).toMatchObject([{ NAME: 'A', PROPERTY_1: [{ value: 'red' }, { value: 'blue' }], PROPERTY_2: { value: 'S' } }])
      expect(JSON.stringify(await resultOf(portal, 'crm.product.list'))).not.toContain('PROPERTY_')
    })

    it('are in the description, and gone with the property', async () => {
      await using portal = await createPortal()
      await addProperty(portal, { IS_REQUIRED: 'Y' })
      expect(await resultOf(portal, 'crm.product.fields')).toMatchObject({
        NAME: { isRequired: true },
        PREVIEW_PICTURE: { type: 'file' },
        PROPERTY_1: { type: 'product_property', propertyType: 'S', title: 'Colour', isRequired: true, isDynamic: true },
      })
      const { body } = await callV2(portal, 'crm.product.add', { fields: { NAME: 'A' } })
      expect(body).toMatchObject({ error_description: "The property 'Colour' is required." })
      await resultOf(portal, 'crm.product.property.delete', { id: 1 })
      expect(await resultOf(portal, 'crm.product.fields')).not.toHaveProperty('PROPERTY_1')
      await resultOf(portal, 'crm.product.add', { fields: { NAME: 'A' } })
    })
  })
})
