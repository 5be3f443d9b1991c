import { createPortal } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'
import { resultOf } from '../client.ts'
import { lastReply, type ProbeCall } from '../families/calls.ts'

const property = { personTypeId: 1, propsGroupId: 1, name: 'Phone', type: 'STRING', code: 'FAX', xmlId: 'x' }

it.each<{ add: ProbeCall; get: ProbeCall; shows: object }>([
  {
    add: ['catalog.product.add', { fields: { iblockId: 24, name: 'Pen' } }],
    get: ['catalog.product.get', { id: 1 }],
    shows: { product: { active: 'Y', barcodeMulti: 'N', previewTextType: 'text', subscribe: 'D', vatIncluded: 'N' } },
  },
  {
    add: ['catalog.product.add', { fields: { iblockId: 24, name: 'Pen', active: 'N', vatIncluded: 'Y' } }],
    get: ['catalog.product.get', { id: 1 }],
    shows: { product: { active: 'N', vatIncluded: 'Y', previewTextType: 'text' } },
  },
  {
    add: ['catalog.store.add', { fields: { address: 'Oslo' } }],
    get: ['catalog.store.list', { filter: { address: 'Oslo' } }],
    shows: { stores: [{ active: 'Y', sort: 100, issuingCenter: 'N' }] },
  },
  {
    add: ['booking.v1.resource.add', { fields: { name: 'Room', typeId: 1 } }],
    get: ['booking.v1.resource.list', { filter: { name: 'Room' } }],
    shows: { resource: [{ isMain: 'Y', isInfoNotificationOn: 'Y', templateTypeInfo: 'inanimate' }] },
  },
  {
    add: ['sale.property.add', { fields: property }],
    get: ['sale.property.list', { filter: { code: 'FAX' } }],
    shows: { properties: [{ active: 'Y', util: 'N', required: 'N', multiple: 'N', isPhone: 'N' }] },
  },
])('a new row has the documented defaults: $add', async ({ add, get, shows }) => {
  await using portal = await createPortal()
  const added = await lastReply(portal, [add])
  expect(added).not.toHaveProperty('error')
  expect(await resultOf(portal, ...get)).toMatchObject(shows)
})
