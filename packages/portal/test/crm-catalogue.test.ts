import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf } from './client.ts'
import { listenTo, toldEvents } from './told-events.ts'

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
