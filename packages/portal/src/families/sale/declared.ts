import { documentedTable, type DeclaredMethods } from '../../documented/declared/documented-table.ts'
import { datedFlags, orderTraces, paymentTraces, shipmentTraces } from './dated-flags.ts'
import { newOrderValues, partOfOrder } from './order-parts.ts'
import { newStatusValues, orderStatuses } from './order-statuses.ts'
import { basketValuesOfProduct, productFieldsOfBasket } from './product-in-basket.ts'
import { textOf } from '../../wire-value.ts'
import { orderPropertyValueEntity, personTypeEntity, shipmentPropertyValueEntity } from './entities.ts'

const basketitem = documentedTable({
  entity: 'saleBasketitem',
  optional: productFieldsOfBasket,
  parents: { orderId: ['saleOrder'] },
  defaults: basketValuesOfProduct,
})
const basketproperties = documentedTable({ entity: 'saleBasketproperties' })
const businessValuePersonDomain = documentedTable({ entity: 'saleBusinessValuePersonDomain' })
const cashbox = documentedTable({ entity: 'saleCashbox' })
const cashboxHandler = documentedTable({ entity: 'saleCashboxHandler' })
const deliveryExtraService = documentedTable({
  entity: 'saleDeliveryExtraService',
  otherKeyField: 'code',
  texts: ['ID'],
  // Only a service of the type `enum` has items.
  optional: ['ITEMS'],
  parents: { DELIVERY_ID: ['saleDelivery'] },
})
const delivery = documentedTable({ entity: 'saleDelivery' })
const deliveryHandler = documentedTable({
  entity: 'saleDeliveryHandler',
  otherKeyField: 'code',
  texts: ['ID', 'DESCRIPTION'],
})
const order = documentedTable({
  entity: 'saleOrder',
  parts: {
    basketItems: { entity: 'saleBasketitem', by: 'orderId' },
    payments: { entity: 'salePayment', by: 'orderId' },
    shipments: { entity: 'saleShipment', by: 'orderId' },
    propertyValues: { entity: orderPropertyValueEntity.name, by: 'orderId' },
    tradeBindings: { entity: 'saleTradeBinding', by: 'orderId' },
  },
  defaults: newOrderValues,
  beforeWrite: datedFlags(orderTraces),
  afterWrite: ({ id, accountNumber }) => ({ accountNumber: accountNumber ?? textOf(id) }),
})
const payment = documentedTable({
  entity: 'salePayment',
  parents: { orderId: ['saleOrder'] },
  hidden: [{ name: 'personTypeId', type: 'integer', isReadOnly: true }],
  // The documentation's filter calls the field so.
  aliases: { payed: 'paid' },
  defaults: () => ({ paid: 'N', isReturn: 'N', marked: 'N', externalPayment: 'N', updated1c: 'N' }),
  beforeWrite: datedFlags(paymentTraces),
  afterWrite: partOfOrder('salePayment'),
})
const paymentItemShipment = documentedTable({ entity: 'salePaymentItemShipment' })
const paymentitembasket = documentedTable({ entity: 'salePaymentitembasket' })
const paysystem = documentedTable({
  entity: 'salePaysystem',
  rows: [1, 2].map((personTypeId) => ({
    name: personTypeId === 1 ? 'Invoice for individuals' : 'Invoice for companies',
    personTypeId,
    active: 'Y',
    sort: 100,
    description: '',
    actionFile: 'billen',
    entityRegistryType: 'CRM_INVOICE',
  })),
})
const paysystemHandler = documentedTable({ entity: 'salePaysystemHandler' })
const persontype = documentedTable({
  entity: personTypeEntity,
  rows: [
    { name: 'Individual', code: 'CRM_CONTACT', sort: 100, active: 'Y' },
    { name: 'Legal entity', code: 'CRM_COMPANY', sort: 110, active: 'Y' },
  ],
})
const property = documentedTable({ entity: 'saleProperty', defaults: () => ({ inputFieldLocation: '0' }) })
const propertyRelation = documentedTable({ entity: 'salePropertyRelation' })
const propertygroup = documentedTable({ entity: 'salePropertygroup' })
const propertyvalue = documentedTable({ entity: orderPropertyValueEntity })
const propertyvariant = documentedTable({ entity: 'salePropertyvariant' })
const shipment = documentedTable({
  entity: 'saleShipment',
  parents: { orderId: ['saleOrder'] },
  hidden: [{ name: 'personTypeId', type: 'integer', isReadOnly: true }],
  defaults: () => ({
    canceled: 'N',
    marked: 'N',
    system: 'N',
    customPriceDelivery: 'N',
    statusId: 'DN',
    priceDelivery: 0,
    discountPrice: 0,
  }),
  beforeWrite: datedFlags(shipmentTraces),
  afterWrite: partOfOrder('saleShipment'),
})
const shipmentitem = documentedTable({ entity: 'saleShipmentitem', defaults: () => ({ reservedQuantity: 0 }) })
const shipmentproperty = documentedTable({
  entity: 'saleShipmentproperty',
  defaults: () => ({ inputFieldLocation: '0' }),
})
const shipmentpropertyvalue = documentedTable({ entity: shipmentPropertyValueEntity })
const status = documentedTable({
  entity: 'saleStatus',
  hasTextIds: true,
  key: 'id',
  keyField: 'code',
  texts: ['id'],
  rows: orderStatuses.map(({ code, type, sort }) => ({ code, type, sort, notify: 'Y', color: '', xmlId: null })),
  defaults: newStatusValues,
})
const statusLang = documentedTable({
  entity: 'saleStatusLang',
  rows: orderStatuses.map(({ code, name }) => ({ statusId: code, lid: 'en', name, description: '' })),
})
const tradeBinding = documentedTable({
  entity: 'saleTradeBinding',
  aliases: { tradingPlatformID: 'tradingPlatformId' },
})
const tradePlatform = documentedTable({
  entity: 'saleTradePlatform',
  rows: [
    {
      code: 'landing_1',
      name: 'Online store',
      class: 'Bitrix\\Sale\\TradingPlatform\\Landing\\Landing',
      active: 'Y',
    },
  ],
})

/** The shop: orders with their baskets, payments and shipments, and the related dictionaries. */
export const saleDeclared: DeclaredMethods = {
  'sale.basketitem.add': basketitem.add,
  'sale.basketitem.addCatalogProduct': basketitem.add,
  'sale.basketitem.delete': basketitem.delete,
  'sale.basketitem.get': basketitem.get,
  'sale.basketitem.getFields': basketitem.fields,
  'sale.basketitem.getFieldsCatalogProduct': basketitem.fields,
  'sale.basketitem.list': basketitem.list,
  'sale.basketitem.update': basketitem.update,
  'sale.basketitem.updateCatalogProduct': basketitem.update,
  'sale.basketproperties.add': basketproperties.add,
  'sale.basketproperties.delete': basketproperties.delete,
  'sale.basketproperties.get': basketproperties.get,
  'sale.basketproperties.getFields': basketproperties.fields,
  'sale.basketproperties.list': basketproperties.list,
  'sale.basketproperties.update': basketproperties.update,
  'sale.businessValuePersonDomain.add': businessValuePersonDomain.add,
  'sale.businessValuePersonDomain.deleteByFilter': businessValuePersonDomain.delete,
  'sale.businessValuePersonDomain.getFields': businessValuePersonDomain.fields,
  'sale.businessValuePersonDomain.list': businessValuePersonDomain.list,
  'sale.cashbox.add': cashbox.add,
  'sale.cashbox.delete': cashbox.delete,
  'sale.cashbox.list': cashbox.list,
  'sale.cashbox.update': cashbox.update,
  'sale.cashbox.handler.add': cashboxHandler.add,
  'sale.cashbox.handler.delete': cashboxHandler.delete,
  'sale.cashbox.handler.list': cashboxHandler.list,
  'sale.cashbox.handler.update': cashboxHandler.update,
  'sale.delivery.extra.service.add': deliveryExtraService.add,
  'sale.delivery.extra.service.delete': deliveryExtraService.delete,
  'sale.delivery.extra.service.get': deliveryExtraService.list,
  'sale.delivery.extra.service.update': deliveryExtraService.update,
  'sale.delivery.add': delivery.add,
  'sale.delivery.delete': delivery.delete,
  'sale.delivery.getlist': delivery.list,
  'sale.delivery.update': delivery.update,
  'sale.delivery.handler.add': deliveryHandler.add,
  'sale.delivery.handler.delete': deliveryHandler.delete,
  'sale.delivery.handler.list': deliveryHandler.list,
  'sale.delivery.handler.update': deliveryHandler.update,
  'sale.order.add': order.add,
  'sale.order.delete': order.delete,
  'sale.order.get': order.get,
  'sale.order.getFields': order.fields,
  'sale.order.list': order.list,
  'sale.order.update': order.update,
  'sale.payment.add': payment.add,
  'sale.payment.delete': payment.delete,
  'sale.payment.get': payment.get,
  'sale.payment.getfields': payment.fields,
  'sale.payment.list': payment.list,
  'sale.payment.update': payment.update,
  'sale.paymentitemshipment.add': paymentItemShipment.add,
  'sale.paymentitemshipment.delete': paymentItemShipment.delete,
  'sale.paymentitemshipment.get': paymentItemShipment.get,
  'sale.paymentitemshipment.getfields': paymentItemShipment.fields,
  'sale.paymentitemshipment.list': paymentItemShipment.list,
  'sale.paymentitemshipment.update': paymentItemShipment.update,
  'sale.paymentitembasket.add': paymentitembasket.add,
  'sale.paymentitembasket.delete': paymentitembasket.delete,
  'sale.paymentitembasket.get': paymentitembasket.get,
  'sale.paymentitembasket.getfields': paymentitembasket.fields,
  'sale.paymentitembasket.list': paymentitembasket.list,
  'sale.paymentitembasket.update': paymentitembasket.update,
  'sale.paysystem.add': paysystem.add,
  'sale.paysystem.delete': paysystem.delete,
  'sale.paysystem.list': paysystem.list,
  'sale.paysystem.update': paysystem.update,
  'sale.paysystem.handler.add': paysystemHandler.add,
  'sale.paysystem.handler.delete': paysystemHandler.delete,
  'sale.paysystem.handler.list': paysystemHandler.list,
  'sale.paysystem.handler.update': paysystemHandler.update,
  'sale.persontype.add': persontype.add,
  'sale.persontype.delete': persontype.delete,
  'sale.persontype.get': persontype.get,
  'sale.persontype.getFields': persontype.fields,
  'sale.persontype.list': persontype.list,
  'sale.persontype.update': persontype.update,
  'sale.property.add': property.add,
  'sale.property.delete': property.delete,
  'sale.property.get': property.get,
  'sale.property.getfieldsbytype': property.fields,
  'sale.property.list': property.list,
  'sale.property.update': property.update,
  'sale.propertyRelation.add': propertyRelation.add,
  'sale.propertyRelation.deleteByFilter': propertyRelation.delete,
  'sale.propertyRelation.getFields': propertyRelation.fields,
  'sale.propertyRelation.list': propertyRelation.list,
  'sale.propertygroup.add': propertygroup.add,
  'sale.propertygroup.delete': propertygroup.delete,
  'sale.propertygroup.get': propertygroup.get,
  'sale.propertygroup.getFields': propertygroup.fields,
  'sale.propertygroup.list': propertygroup.list,
  'sale.propertygroup.update': propertygroup.update,
  'sale.propertyvalue.delete': propertyvalue.delete,
  'sale.propertyvalue.get': propertyvalue.get,
  'sale.propertyvalue.getFields': propertyvalue.fields,
  'sale.propertyvalue.list': propertyvalue.list,
  'sale.propertyvariant.add': propertyvariant.add,
  'sale.propertyvariant.delete': propertyvariant.delete,
  'sale.propertyvariant.get': propertyvariant.get,
  'sale.propertyvariant.getFields': propertyvariant.fields,
  'sale.propertyvariant.list': propertyvariant.list,
  'sale.propertyvariant.update': propertyvariant.update,
  'sale.shipment.add': shipment.add,
  'sale.shipment.delete': shipment.delete,
  'sale.shipment.get': shipment.get,
  'sale.shipment.getFields': shipment.fields,
  'sale.shipment.list': shipment.list,
  'sale.shipment.update': shipment.update,
  'sale.shipmentitem.add': shipmentitem.add,
  'sale.shipmentitem.delete': shipmentitem.delete,
  'sale.shipmentitem.get': shipmentitem.get,
  'sale.shipmentitem.getfields': shipmentitem.fields,
  'sale.shipmentitem.list': shipmentitem.list,
  'sale.shipmentitem.update': shipmentitem.update,
  'sale.shipmentproperty.add': shipmentproperty.add,
  'sale.shipmentproperty.delete': shipmentproperty.delete,
  'sale.shipmentproperty.get': shipmentproperty.get,
  'sale.shipmentproperty.getfieldsbytype': shipmentproperty.fields,
  'sale.shipmentproperty.list': shipmentproperty.list,
  'sale.shipmentproperty.update': shipmentproperty.update,
  'sale.shipmentpropertyvalue.delete': shipmentpropertyvalue.delete,
  'sale.shipmentpropertyvalue.get': shipmentpropertyvalue.get,
  'sale.shipmentpropertyvalue.getfields': shipmentpropertyvalue.fields,
  'sale.shipmentpropertyvalue.list': shipmentpropertyvalue.list,
  'sale.status.add': status.add,
  'sale.status.delete': status.delete,
  'sale.status.get': status.get,
  'sale.status.getfields': status.fields,
  'sale.status.list': status.list,
  'sale.status.update': status.update,
  'sale.statusLang.add': statusLang.add,
  'sale.statusLang.deleteByFilter': statusLang.delete,
  'sale.statusLang.getFields': statusLang.fields,
  'sale.statusLang.list': statusLang.list,
  'sale.tradeBinding.getFields': tradeBinding.fields,
  'sale.tradeBinding.list': tradeBinding.list,
  'sale.tradePlatform.getFields': tradePlatform.fields,
  'sale.tradePlatform.list': tradePlatform.list,
}
