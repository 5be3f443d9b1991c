import { documentedTable, type DeclaredMethods } from '../../../documented/declared/documented-table.ts'
import { paymentValues, shownPayment } from './payment-rules.ts'

const ofPayment = { paymentId: ['crmItemPayment'] }
const itemPayment = documentedTable({ entity: 'crmItemPayment', afterWrite: paymentValues, shown: shownPayment })
const itemPaymentDelivery = documentedTable({
  entity: 'crmItemPaymentDelivery',
  parents: ofPayment,
  // A delivery is paid as a whole.
  defaults: () => ({ quantity: 1 }),
})
const itemPaymentProduct = documentedTable({ entity: 'crmItemPaymentProduct', parents: ofPayment })
const orderentity = documentedTable({ entity: 'crmOrderentity' })

/** Payments of items, and shop orders that belong to items. */
export const paymentDeclared: DeclaredMethods = {
  'crm.item.payment.add': itemPayment.add,
  'crm.item.payment.delete': itemPayment.delete,
  'crm.item.payment.get': itemPayment.get,
  'crm.item.payment.list': itemPayment.list,
  'crm.item.payment.pay': itemPayment.change({ paid: 'Y' }),
  'crm.item.payment.unpay': itemPayment.change({ paid: 'N' }),
  'crm.item.payment.update': itemPayment.update,
  'crm.item.payment.delivery.add': itemPaymentDelivery.add,
  'crm.item.payment.delivery.delete': itemPaymentDelivery.delete,
  'crm.item.payment.delivery.list': itemPaymentDelivery.list,
  'crm.item.payment.delivery.setDelivery': itemPaymentDelivery.change({ deliveryId: '$deliveryId' }),
  'crm.item.payment.product.add': itemPaymentProduct.add,
  'crm.item.payment.product.delete': itemPaymentProduct.delete,
  'crm.item.payment.product.list': itemPaymentProduct.list,
  'crm.item.payment.product.setQuantity': itemPaymentProduct.change({ quantity: '$quantity' }),
  'crm.orderentity.add': orderentity.add,
  'crm.orderentity.deletebyfilter': orderentity.delete,
  'crm.orderentity.getFields': orderentity.fields,
  'crm.orderentity.list': orderentity.list,
}
