import type { Probe } from '../../probe.ts'
import { newOrder, onePayment, oneOrder, payment, shipment } from './order.ts'

const pages = 'api-reference/sale'
const paymentId = '$payment.payment.id'
const shipmentId = '$shipment.shipment.id'
const required = { deliveryId: 1, allowDelivery: 'N', deducted: 'N' }

/** Payments, shipments and baskets of orders. */
export const orderPartProbes: readonly Probe[] = [
  {
    about: 'A new payment is not paid and has the currency of its order.',
    page: `${pages}/payment/sale-payment-add.md`,
    setup: onePayment,
    requests: { got: ['sale.payment.get', { id: paymentId }] },
    expect: [
      { path: 'got.result.payment', has: { paid: 'N', currency: 'USD', sum: 5, datePaid: null, isReturn: 'N' } },
      { path: 'got.result.payment.orderId', is: '$order.order.id' },
    ],
  },
  {
    about: 'An order is read with its payments and shipments.',
    page: `${pages}/order/sale-order-get.md`,
    setup: { ...onePayment, shipment: shipment() },
    requests: { got: ['sale.order.get', { id: '$order.order.id' }] },
    expect: [
      { path: 'got.result.order.payments', count: 1 },
      { path: 'got.result.order.payments.0', has: { sum: 5, paid: 'N', currency: 'USD' } },
      { path: 'got.result.order.payments.0.accountNumber', is: '$payment.payment.accountNumber' },
      { path: 'got.result.order.shipments', count: 1 },
      { path: 'got.result.order.shipments.0', has: { deducted: 'N', canceled: 'N' } },
    ],
  },
  {
    about: 'A payment that is paid tells when and by whom.',
    page: `${pages}/payment/sale-payment-update.md`,
    setup: onePayment,
    requests: {
      paid: ['sale.payment.update', { id: paymentId, fields: { paySystemId: '$systems.0.ID', paid: 'Y' } }],
      got: ['sale.payment.get', { id: paymentId }],
    },
    expect: [
      { path: 'got.result.payment.paid', is: 'Y' },
      { path: 'got.result.payment.empPaidId', is: '$me.id' },
      { path: 'got.result.payment.datePaid', isNot: null },
    ],
  },
  {
    about: 'The order of a payment cannot be changed.',
    page: `${pages}/payment/sale-payment-update.md`,
    setup: { ...onePayment, other: newOrder() },
    requests: {
      changed: [
        'sale.payment.update',
        { id: paymentId, fields: { paySystemId: '$systems.0.ID', orderId: '$other.order.id', comments: 'Changed' } },
      ],
      got: ['sale.payment.get', { id: paymentId }],
    },
    expect: [
      { path: 'got.result.payment.comments', is: 'Changed' },
      { path: 'got.result.payment.orderId', is: '$order.order.id' },
    ],
  },
  {
    about: 'Payments are found by their order and whether they are paid.',
    page: `${pages}/payment/sale-payment-list.md`,
    setup: { ...onePayment, second: payment({ paid: 'Y' }) },
    requests: {
      all: ['sale.payment.list', { filter: { orderId: '$order.order.id' }, select: ['id'], order: { id: 'desc' } }],
      paid: ['sale.payment.list', { filter: { orderId: '$order.order.id', paid: 'Y' }, select: ['id'] }],
    },
    expect: [
      { path: 'all.result.payments', is: [{ id: '$second.payment.id' }, { id: '$payment.payment.id' }] },
      { path: 'paid.result.payments', is: [{ id: '$second.payment.id' }] },
    ],
  },
  {
    about: 'A payment of an order that does not exist is refused.',
    page: `${pages}/payment/sale-payment-add.md`,
    setup: onePayment,
    requests: { added: payment({ orderId: 999_999_999 }) },
    expect: [
      { path: 'added.status', is: 400 },
      { path: 'added.result', isThere: false },
    ],
  },
  {
    about: 'A deleted payment is not found any more.',
    page: `${pages}/payment/sale-payment-delete.md`,
    setup: { ...onePayment, deleted: ['sale.payment.delete', { id: paymentId }] },
    requests: { got: ['sale.payment.get', { id: paymentId }] },
    expect: [{ path: 'got.error', is: '200640400001' }],
  },
  {
    about: 'A new shipment is neither allowed, shipped nor canceled.',
    page: `${pages}/shipment/sale-shipment-add.md`,
    setup: { ...oneOrder, shipment: shipment() },
    requests: { got: ['sale.shipment.get', { id: shipmentId }] },
    expect: [
      { path: 'got.result.shipment', has: { allowDelivery: 'N', deducted: 'N', canceled: 'N', marked: 'N' } },
      { path: 'got.result.shipment', has: { dateDeducted: null, dateAllowDelivery: null, currency: 'USD' } },
    ],
  },
  {
    about: 'A shipment that leaves the store tells when and by whom.',
    page: `${pages}/shipment/sale-shipment-update.md`,
    setup: {
      ...oneOrder,
      shipment: shipment(),
      changed: ['sale.shipment.update', { id: shipmentId, fields: { ...required, deducted: 'Y' } }],
    },
    requests: { got: ['sale.shipment.get', { id: shipmentId }] },
    expect: [
      { path: 'got.result.shipment.deducted', is: 'Y' },
      { path: 'got.result.shipment.empDeductedId', is: '$me.id' },
      { path: 'got.result.shipment.dateDeducted', isNot: null },
      { path: 'got.result.shipment.dateAllowDelivery', is: null },
    ],
  },
  {
    about: 'A shipment whose delivery is allowed tells when and by whom.',
    page: `${pages}/shipment/sale-shipment-update.md`,
    setup: {
      ...oneOrder,
      shipment: shipment(),
      changed: ['sale.shipment.update', { id: shipmentId, fields: { ...required, allowDelivery: 'Y' } }],
    },
    requests: { got: ['sale.shipment.get', { id: shipmentId }] },
    expect: [
      { path: 'got.result.shipment.allowDelivery', is: 'Y' },
      { path: 'got.result.shipment.empAllowDeliveryId', is: '$me.id' },
      { path: 'got.result.shipment.dateAllowDelivery', isNot: null },
    ],
  },
  {
    about: 'Whether a shipment is canceled is read only.',
    page: `${pages}/shipment/sale-shipment-update.md`,
    setup: {
      ...oneOrder,
      shipment: shipment(),
      changed: [
        'sale.shipment.update',
        { id: shipmentId, fields: { ...required, canceled: 'Y', marked: 'Y', comments: 'Changed' } },
      ],
    },
    requests: { got: ['sale.shipment.get', { id: shipmentId }] },
    expect: [{ path: 'got.result.shipment', has: { canceled: 'N', marked: 'N', comments: 'Changed' } }],
  },
]
