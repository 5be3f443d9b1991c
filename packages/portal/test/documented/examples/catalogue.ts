import type { FamilyExamples } from './example.ts'

const property = { personTypeId: 1, propsGroupId: 1, name: 'Phone', code: 'PHONE', type: 'STRING', xmlId: 'x' }

const values = (owner: 'order' | 'shipment') => ({
  fields: { [owner]: { id: 1, propertyValues: [{ [`${owner}PropsId`]: 1, value: '+1' }] } },
})

/** Catalogues and what is in them, and the shop. */
export const catalogueExamples: FamilyExamples = {
  firstCalls: [
    ['sale.order.add', { fields: { lid: 's1', personTypeId: 1, currency: 'USD' } }],
    ['sale.shipment.add', { fields: { orderId: 1, allowDelivery: 'Y', deducted: 'N', deliveryId: 1 } }],
    ['sale.property.add', { fields: property }],
    ['sale.shipmentproperty.add', { fields: property }],
    ['sale.propertyvalue.modify', values('order')],
    ['sale.shipmentpropertyvalue.modify', values('shipment')],
    ['sale.delivery.add', { REST_CODE: 'a', NAME: 'A', CURRENCY: 'USD', CONFIG: [{ CODE: 'KEY', VALUE: 'a' }] }],
    ['catalog.document.add', { fields: { docType: 'A', responsibleId: 1, currency: 'USD' } }],
  ],
  params: {
    'catalog.catalog.get': { id: 24 },
    'catalog.catalog.isOffers': { id: 24 },
    'catalog.document.conductList': { documentIds: [1] },
    'catalog.document.cancelList': { documentIds: [1] },
    'catalog.document.deleteList': { documentIds: [] },
    'catalog.price.modify': {
      fields: { product: { id: 8, prices: [{ catalogGroupId: 1, currency: 'USD', price: 1 }] } },
    },
    'sale.propertyvalue.modify': values('order'),
    'sale.shipmentpropertyvalue.modify': values('shipment'),
  },
}
