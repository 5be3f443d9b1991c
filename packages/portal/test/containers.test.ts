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
  expect(await resultOf(portal, 'log.blogpost.get', { POST_ID: Number(id) })).toHaveLength(1)
})

it('the storage of an application is ordered by SORT', async () => {
  await resultOf(portal, 'entity.add', { ENTITY: 'menu', NAME: 'Menu' })
  for (const NAME of ['A', 'C', 'B']) await resultOf(portal, 'entity.item.add', { ENTITY: 'menu', NAME })
  const items = await resultOf(portal, 'entity.item.get', { ENTITY: 'menu', SORT: { NAME: 'DESC' } })
  expect(items).toMatchObject([{ NAME: 'C' }, { NAME: 'B' }, { NAME: 'A' }])
})
