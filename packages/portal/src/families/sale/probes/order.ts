import type { WireMap } from '../../../wire-value.ts'
import type { Probe, ProbeCall } from '../../probe.ts'

/** A new order for the first type of payers, in the currency of an example. */
export const newOrder = (fields: WireMap = {}): ProbeCall => [
  'sale.order.add',
  { fields: { lid: 's1', personTypeId: '$persons.personTypes.0.id', currency: 'USD', price: 10, ...fields } },
]

export const persons: ProbeCall = ['sale.persontype.list', { select: ['id'], order: { id: 'asc' } }]

/** The caller, with an id that is a number, and an order. */
export const oneOrder = {
  me: ['im.user.get'],
  persons,
  order: newOrder(),
} as const satisfies Probe['setup']

export const payment = (fields: WireMap = {}): ProbeCall => [
  'sale.payment.add',
  { fields: { orderId: '$order.order.id', paySystemId: '$systems.0.ID', sum: 5, ...fields } },
]

export const onePayment = {
  ...oneOrder,
  systems: ['sale.paysystem.list', { ORDER: { ID: 'ASC' } }],
  payment: payment(),
} as const satisfies Probe['setup']

export const shipment = (fields: WireMap = {}): ProbeCall => [
  'sale.shipment.add',
  { fields: { orderId: '$order.order.id', deliveryId: 1, allowDelivery: 'N', deducted: 'N', ...fields } },
]
