import type { FamilyExamples } from './example.ts'

const property = {
  personTypeId: 1,
  propsGroupId: 1,
  name: 'Phone',
  code: 'PHONE',
  type: 'STRING',
  xmlId: 'x',
  description: 'A',
}

const values = (owner: 'order' | 'shipment') => ({
  fields: { [owner]: { id: 1, propertyValues: [{ [`${owner}PropsId`]: 1, value: '+1' }] } },
})

const text = { TYPE: 'STRING', LABEL: 'A', REQUIRED: 'Y' }

/** Handlers of the shop are shown with the settings that they were registered with: these are those of the documented examples. */
const cashboxSettings = {
  PRINT_URL: 'https://example.com/',
  CHECK_URL: 'https://example.com/',
  CONFIG: {
    AUTH: { LABEL: 'A', ITEMS: { LOGIN: text, PASSWORD: text } },
    COMPANY: { LABEL: 'A', ITEMS: { INN: { ...text, DISABLED: 'N', MULTIPLE: 'N', MULTILINE: 'N' } } },
    INTERACTION: { LABEL: 'A', ITEMS: { MODE: { TYPE: 'ENUM', LABEL: 'A', OPTIONS: { active: 'A' } } } },
  },
  SUPPORTS_FFD105: 'Y',
}
const deliverySettings = {
  CALCULATE_URL: 'https://example.com/',
  CREATE_DELIVERY_REQUEST_URL: 'https://example.com/',
  CANCEL_DELIVERY_REQUEST_URL: 'https://example.com/',
  HAS_CALLBACK_TRACKING_SUPPORT: 'Y',
  CONFIG: [{ TYPE: 'STRING', CODE: 'A', NAME: 'A' }],
}
const code = { NAME: 'A', DESCRIPTION: 'A', SORT: '100' }
const buyer = { NAME: 'A', SORT: '100', GROUP: 'A', DEFAULT: { PROVIDER_KEY: 'A', PROVIDER_VALUE: 'A' } }
const paysystemSettings = {
  CURRENCY: ['USD'],
  FORM_DATA: {
    ACTION_URI: 'https://example.com/',
    METHOD: 'POST',
    FIELDS: {
      phone: { VISIBLE: 'Y', CODE: { NAME: 'A', TYPE: 'STRING' } },
      paymentId: { CODE: 'PAYMENT_ID', VISIBLE: 'Y' },
      serviceid: { CODE: 'REST_SERVICE_ID' },
    },
  },
  CODES: {
    REST_SERVICE_ID: code,
    REST_SERVICE_KEY: code,
    PAYMENT_ID: buyer,
    PS_CHANGE_STATUS_PAY: { NAME: 'A', SORT: '100', INPUT: { TYPE: 'Y/N' } },
    PAYMENT_BUYER_ID: buyer,
    PS_WORK_MODE: { NAME: 'A', SORT: '100', INPUT: { TYPE: 'ENUM', OPTIONS: { TEST: 'A', REGULAR: 'B' } } },
  },
}

/** Catalogues and what is in them, and the shop. */
export const catalogueExamples: FamilyExamples = {
  firstCalls: [
    ['sale.order.add', { fields: { lid: 's1', personTypeId: 1, currency: 'USD' } }],
    ['sale.shipment.add', { fields: { orderId: 1, allowDelivery: 'Y', deducted: 'N', deliveryId: 1 } }],
    ['sale.property.add', { fields: property }],
    ['sale.shipmentproperty.add', { fields: property }],
    ['sale.propertyvalue.modify', values('order')],
    ['sale.shipmentpropertyvalue.modify', values('shipment')],
    [
      'sale.delivery.add',
      { REST_CODE: 'a', NAME: 'A', DESCRIPTION: 'A', CURRENCY: 'USD', CONFIG: [{ CODE: 'KEY', VALUE: 'a' }] },
    ],
    ['catalog.document.add', { fields: { docType: 'A', responsibleId: 1, currency: 'USD' } }],
    ['catalog.document.element.add', { fields: { docId: 1, elementId: 1, storeTo: 1, amount: 2, purchasingPrice: 1 } }],
    ['catalog.document.conduct', { id: 1 }],
  ],
  params: {
    'sale.property.update': { id: 1, fields: { ...property, settings: { maxlength: '100', multiline: 'N' } } },
    'catalog.product.list': { filter: { iblockId: 1 } },
    'catalog.product.offer.list': { filter: { iblockId: 1 } },
    'catalog.product.service.list': { filter: { iblockId: 1 } },
    'catalog.product.sku.list': { filter: { iblockId: 1 } },
    'sale.status.list': { filter: { id: 'N' } },
    'sale.statusLang.list': { filter: { statusId: 'N' } },
    'catalog.catalog.get': { id: 24 },
    'catalog.catalog.isOffers': { id: 24 },
    'catalog.document.conductList': { documentIds: [1] },
    'catalog.document.cancelList': { documentIds: [1] },
    'catalog.document.deleteList': { documentIds: [] },
    'catalog.price.modify': {
      fields: { product: { id: 8, prices: [{ catalogGroupId: 1, currency: 'USD', price: 1 }] } },
    },
    'sale.cashbox.handler.add': { CODE: 'a', NAME: 'A', SETTINGS: cashboxSettings },
    'sale.delivery.handler.add': {
      CODE: 'a',
      NAME: 'A',
      SETTINGS: deliverySettings,
      PROFILES: [{ NAME: 'A', CODE: 'a', DESCRIPTION: 'A' }],
    },
    'sale.delivery.handler.update': { ID: 1, NAME: 'B' },
    'sale.paysystem.handler.add': { CODE: 'a', NAME: 'A', SETTINGS: paysystemSettings },
    'sale.cashbox.handler.update': { ID: 1, FIELDS: { NAME: 'B' } },
    'sale.paysystem.handler.update': { ID: 1, FIELDS: { NAME: 'B' } },
    'sale.propertyvalue.modify': values('order'),
    'sale.shipmentpropertyvalue.modify': values('shipment'),
  },
}
