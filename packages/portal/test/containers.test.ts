import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callV2, resultOf } from './client.ts'

let portal: Portal
beforeAll(async () => {
  portal = await createPortal()
})
afterAll(async () => portal.close())

it.each([
  { method: 'catalog.section.list', container: 'sections' },
  { method: 'catalog.productProperty.list', container: 'productProperties' },
  { method: 'catalog.productPropertyEnum.list', container: 'productPropertyEnums' },
  { method: 'catalog.measure.list', container: 'measures' },
  { method: 'catalog.vat.list', container: 'vats' },
  { method: 'catalog.ratio.list', container: 'ratios' },
  { method: 'catalog.priceType.list', container: 'priceTypes' },
  { method: 'catalog.price.list', container: 'prices' },
  { method: 'catalog.store.list', container: 'stores' },
  { method: 'sale.order.list', container: 'orders' },
  { method: 'crm.automatedsolution.list', container: 'automatedSolutions' },
])('the rows of $method stand under "$container"', async ({ method, container }) => {
  const { body } = await callV2(portal, method)
  expect(body).toMatchObject({
    result: { [container]: expect.any(Array) as unknown },
    total: expect.any(Number) as unknown,
  })
})

it('a map of rows by their ids is an empty list when there are none', async () => {
  expect(await resultOf(portal, 'crm.documentgenerator.template.list')).toEqual({ templates: [] })
})

it('posts of the news feed are a list, of all or of one', async () => {
  expect(await resultOf(portal, 'log.blogpost.get')).toEqual([])
  const id = await resultOf(portal, 'log.blogpost.add', { POST_TITLE: 'One', POST_MESSAGE: 'Text' })
  await resultOf(portal, 'log.blogpost.add', { POST_TITLE: 'Two', POST_MESSAGE: 'Text' })
  expect(await resultOf(portal, 'log.blogpost.get')).toHaveLength(2)
  await resultOf(portal, 'log.blogcomment.add', { POST_ID: Number(id), TEXT: 'Comment' })
  const post = {
    ID: String(Number(id)),
    TITLE: 'One',
    DETAIL_TEXT: 'Text',
    AUTHOR_ID: '1',
    NUM_COMMENTS: '1',
    MICRO: 'N',
  }
  expect(await resultOf(portal, 'log.blogpost.get', { POST_ID: Number(id) })).toEqual([expect.objectContaining(post)])
})

it('rows that stand under their ids do so beside a container', async () => {
  const fields = { name: 'Offer', file: 'YQ==', numeratorId: 1, region: 'de', entityTypeId: [2] }
  await resultOf(portal, 'crm.documentgenerator.template.add', { fields })
  expect(await resultOf(portal, 'crm.documentgenerator.template.list')).toMatchObject({
    templates: { 1: { id: '1', name: 'Offer' } },
  })
})

it('a map inside a row has the documented spelling of its names', async () => {
  const fields = { name: 'Editor', permissions: { SETTINGS: { MODIFY: 'X' }, OTHER: 1 } }
  expect(await resultOf(portal, 'documentgenerator.role.add', { fields })).toMatchObject({
    role: { permissions: { settings: { modify: 'X' }, OTHER: 1 } },
  })
})

it('a flag that the page calls a text is one', async () => {
  await resultOf(portal, 'catalog.product.add', { fields: { iblockId: 24, name: 'A', active: true } })
  expect(await resultOf(portal, 'catalog.product.list', { filter: { iblockId: 24 } })).toMatchObject({
    products: [{ active: 'Y' }],
  })
})

it('the storage of an application is ordered by SORT', async () => {
  await resultOf(portal, 'entity.add', { ENTITY: 'menu', NAME: 'Menu' })
  for (const NAME of ['A', 'C', 'B']) await resultOf(portal, 'entity.item.add', { ENTITY: 'menu', NAME })
  const items = await resultOf(portal, 'entity.item.get', { ENTITY: 'menu', SORT: { NAME: 'DESC' } })
  expect(items).toMatchObject([{ NAME: 'C' }, { NAME: 'B' }, { NAME: 'A' }])
})
