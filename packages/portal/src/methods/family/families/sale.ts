import { personTypeEntity } from '../../../families/crm/entities/invoice.ts'
import { orderPropertyValueEntity, shipmentPropertyValueEntity } from '../../../families/sale/entities.ts'
import type { FamilyDeclaration } from '../../../documented/declared/declaration.ts'

/** The shop: orders with their baskets, payments and shipments, and the dictionaries around them. */
export const saleFamilies: readonly FamilyDeclaration[] = [
  {
    prefix: 'sale.basketitem',
    actions: { addCatalogProduct: 'add', updateCatalogProduct: 'update', getFieldsCatalogProduct: 'fields' },
  },
  { prefix: 'sale.basketproperties' },
  { prefix: 'sale.businessValuePersonDomain', actions: { deleteByFilter: 'delete' } },
  { prefix: 'sale.cashbox' },
  { prefix: 'sale.cashbox.handler' },
  { prefix: 'sale.delivery.extra.service' },
  { prefix: 'sale.delivery' },
  { prefix: 'sale.delivery.handler' },
  { prefix: 'sale.order' },
  { prefix: 'sale.payment' },
  { prefix: 'sale.paymentItemShipment' },
  { prefix: 'sale.paymentitembasket' },
  {
    prefix: 'sale.paysystem',
    rows: [1, 2].map((personTypeId) => ({
      name: personTypeId === 1 ? 'Invoice for individuals' : 'Invoice for companies',
      personTypeId,
      active: 'Y',
      sort: 100,
      description: '',
      actionFile: 'billen',
      entityRegistryType: 'CRM_INVOICE',
    })),
  },
  { prefix: 'sale.paysystem.handler' },
  {
    prefix: 'sale.persontype',
    entity: personTypeEntity,
    rows: [
      { name: 'Individual', code: 'CRM_CONTACT', sort: 100, active: 'Y' },
      { name: 'Legal entity', code: 'CRM_COMPANY', sort: 110, active: 'Y' },
    ],
  },
  { prefix: 'sale.property', actions: { getfieldsbytype: 'fields' } },
  { prefix: 'sale.propertyRelation', actions: { deleteByFilter: 'delete' } },
  { prefix: 'sale.propertygroup' },
  { prefix: 'sale.propertyvalue', entity: orderPropertyValueEntity },
  { prefix: 'sale.propertyvariant' },
  { prefix: 'sale.shipment' },
  { prefix: 'sale.shipmentitem' },
  { prefix: 'sale.shipmentproperty', actions: { getfieldsbytype: 'fields' } },
  { prefix: 'sale.shipmentpropertyvalue', entity: shipmentPropertyValueEntity },
  { prefix: 'sale.status' },
  { prefix: 'sale.statusLang', actions: { deleteByFilter: 'delete' } },
  { prefix: 'sale.tradeBinding', rows: [{ orderId: 1, externalOrderId: 'A-1', tradingPlatformId: 1, params: {} }] },
  {
    prefix: 'sale.tradePlatform',
    rows: [
      {
        code: 'landing_1',
        name: 'Online store',
        class: 'Bitrix\\Sale\\TradingPlatform\\Landing\\Landing',
        active: 'Y',
      },
    ],
  },
]
