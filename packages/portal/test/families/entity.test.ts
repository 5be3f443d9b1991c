import { createPortal, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf, send } from '../client.ts'

const store = { ENTITY: 'menu' }

/** A portal with the storage `menu`, whose items have a price, a note and a picture. */
const portalWithStorage = async (): Promise<Portal> => {
  const portal = await createPortal({ clock: 'manual' })
  await resultOf(portal, 'entity.add', { ...store, NAME: 'Menu', ACCESS: { AU: 'R' } })
  for (const [PROPERTY, TYPE] of [
    ['price', 'N'],
    ['note', 'S'],
    ['picture', 'F'],
  ])
    await resultOf(portal, 'entity.item.property.add', {
      ...store,
      PROPERTY: PROPERTY ?? '',
      NAME: 'A',
      TYPE: TYPE ?? '',
    })
  return portal
}

const addItem = async (portal: Portal, NAME: string, PROPERTY_VALUES: WireMap, more: WireMap = {}) =>
  resultOf(portal, 'entity.item.add', { ...store, NAME, PROPERTY_VALUES, ...more })

const items = async (portal: Portal, params: WireMap = {}): Promise<WireValue | undefined> =>
  resultOf(portal, 'entity.item.get', { ...store, ...params })

describe('a storage of an application', () => {
  it('is made, listed, renamed and deleted with all that is in it', async () => {
    await using portal = await portalWithStorage()
    expect(await resultOf(portal, 'entity.get')).toMatchObject([{ ID: '1', ENTITY: 'menu', NAME: 'Menu' }])
    await resultOf(portal, 'entity.update', { ...store, ENTITY_NEW: 'card', NAME: 'Card' })
    expect(await resultOf(portal, 'entity.get', { ENTITY: 'card' })).toEqual({
      ID: '1',
      IBLOCK_TYPE_ID: 'rest_entity',
      ENTITY: 'card',
      NAME: 'Card',
    })
    await resultOf(portal, 'entity.item.add', { ENTITY: 'card', NAME: 'Tea' })
    expect(await resultOf(portal, 'entity.delete', { ENTITY: 'card' })).toBe(true)
    expect(portal.count('entityItem')).toBe(0)
    expect(portal.count('entityItemProperty')).toBe(0)
  })

  it('has rights, and whoever made it keeps them', async () => {
    await using portal = await portalWithStorage()
    expect(await resultOf(portal, 'entity.rights', store)).toEqual({ AU: 'R', U1: 'X' })
    expect(await resultOf(portal, 'entity.rights', { ...store, ACCESS: { U2: 'W' } })).toEqual({ U2: 'W', U1: 'X' })
  })

  it('is seen by no other', async () => {
    await using portal = await portalWithStorage()
    const other = portal.addWebhook({ userId: 1 })
    expect((await send(`${other}entity.get`)).body).toMatchObject({ result: [] })
    expect((await send(`${other}entity.item.get?ENTITY=menu`)).body).toMatchObject({ error: 'ERROR_ENTITY_NOT_FOUND' })
    expect((await send(`${other}entity.add?ENTITY=menu&NAME=B`)).body).toMatchObject({ result: true })
  })
})

describe('items of a storage', () => {
  it('keep the values of their properties, and are found and ordered by them', async () => {
    await using portal = await portalWithStorage()
    await addItem(portal, 'Tea', { price: 2.5, note: 'hot' })
    await addItem(portal, 'Coffee', { price: 4 })
    await addItem(portal, 'Water', { note: 'cold' })
    expect(await items(portal, { FILTER: { NAME: 'Tea' } })).toMatchObject([
      { ID: '1', ENTITY: 'menu', ACTIVE: 'Y', PROPERTY_VALUES: { price: '2.5', note: 'hot', picture: null } },
    ])
    expect(await items(portal, { FILTER: { '>=PROPERTY_price': 2 }, SORT: { PROPERTY_price: 'DESC' } })).toMatchObject([
      { NAME: 'Coffee' },
      { NAME: 'Tea' },
    ])
    await resultOf(portal, 'entity.item.update', { ...store, ID: 1, PROPERTY_VALUES: { price: 9 } })
    expect(await items(portal, { FILTER: { PROPERTY_price: 9 } })).toMatchObject([
      { PROPERTY_VALUES: { price: '9', note: 'hot' } },
    ])
    await resultOf(portal, 'entity.item.delete', { ...store, ID: 1 })
    expect((await callV2(portal, 'entity.item.get', store)).body).toMatchObject({ total: 2 })
  })

  it('have files that are read by a link', async () => {
    await using portal = await portalWithStorage()
    await addItem(portal, 'Tea', { picture: ['a.txt', Buffer.from('hello').toString('base64')] })
    const [, link = ''] = /"picture":"([^"]+)"/.exec(JSON.stringify(await items(portal))) ?? []
    expect(await (await fetch(link)).text()).toBe('hello')
  })

  it('lie in sections', async () => {
    await using portal = await portalWithStorage()
    expect(await resultOf(portal, 'entity.section.add', { ...store, NAME: 'Drinks' })).toBe(1)
    expect(await resultOf(portal, 'entity.section.add', { ...store, NAME: 'Hot', SECTION: 1 })).toBe(2)
    await resultOf(portal, 'entity.section.update', { ...store, ID: 2, DESCRIPTION: 'Careful' })
    expect(await resultOf(portal, 'entity.section.get', { ...store, FILTER: { SECTION: 1 } })).toMatchObject([
      { ID: '2', NAME: 'Hot', SECTION: '1', DEPTH_LEVEL: '2', DESCRIPTION: 'Careful' },
    ])
    await addItem(portal, 'Tea', {}, { SECTION: 2 })
    expect(await items(portal, { FILTER: { SECTION: 2 } })).toMatchObject([{ NAME: 'Tea', SECTION: '2' }])
    await resultOf(portal, 'entity.section.delete', { ...store, ID: 2 })
    expect(await items(portal)).toEqual([])
  })

  it('have properties that are renamed and taken away', async () => {
    await using portal = await portalWithStorage()
    await addItem(portal, 'Tea', { price: 2, note: 'hot' })
    const renamed = { ...store, PROPERTY: 'price', PROPERTY_NEW: 'cost', SORT: 900 }
    await resultOf(portal, 'entity.item.property.update', renamed)
    await resultOf(portal, 'entity.item.property.delete', { ...store, PROPERTY: 'picture' })
    expect(await resultOf(portal, 'entity.item.property.get', store)).toMatchObject([
      { PROPERTY: 'note', TYPE: 'S' },
      { PROPERTY: 'cost', TYPE: 'N', SORT: '900' },
    ])
    expect(await items(portal)).toMatchObject([{ PROPERTY_VALUES: { note: 'hot', cost: '2' } }])
  })
})

describe('a storage is refused', () => {
  it.each([
    { method: 'add', params: { NAME: 'A' }, error: 'ERROR_ARGUMENT' },
    { method: 'add', params: { ...store, NAME: 'A' }, error: 'ERROR_ENTITY_ALREADY_EXISTS' },
    { method: 'get', params: { ENTITY: 'x' }, error: 'ERROR_ENTITY_NOT_FOUND' },
    { method: 'item.add', params: store, error: 'ERROR_ARGUMENT' },
    { method: 'item.add', params: { ...store, NAME: 'A', SECTION: 9 }, error: 'ERROR_CORE' },
    { method: 'item.update', params: { ...store, ID: 9 }, error: 'ERROR_ITEM_NOT_FOUND' },
    { method: 'section.delete', params: { ...store, ID: 9 }, error: 'ERROR_SECTION_NOT_FOUND' },
    {
      method: 'item.property.add',
      params: { ...store, PROPERTY: 'a', NAME: 'A', TYPE: 'X' },
      error: 'ERROR_UNSUPPORTED_PROPERTY_TYPE',
    },
    {
      method: 'item.property.add',
      params: { ...store, PROPERTY: 'Price', NAME: 'A' },
      error: 'ERROR_PROPERTY_ALREADY_EXISTS',
    },
    { method: 'item.property.get', params: { ...store, PROPERTY: 'x' }, error: 'ERROR_PROPERTY_NOT_FOUND' },
  ])('by entity.$method with $params: $error', async ({ method, params, error }) => {
    await using portal = await portalWithStorage()
    expect(await callV2(portal, `entity.${method}`, params)).toMatchObject({ status: 400, body: { error } })
  })
})
