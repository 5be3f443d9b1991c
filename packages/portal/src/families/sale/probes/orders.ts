import type { Probe } from '../../probe.ts'
import { newOrder, oneOrder, persons } from './order.ts'

const pages = 'api-reference/sale/order'
const id = '$order.order.id'
const get: Probe['requests'] = { got: ['sale.order.get', { id }] }

/** How orders begin and change. */
export const orderProbes: readonly Probe[] = [
  {
    about: 'A new order is accepted, and neither paid, shipped, canceled nor marked.',
    page: `${pages}/sale-order-add.md`,
    setup: oneOrder,
    requests: get,
    expect: [
      { path: 'got.result.order', has: { statusId: 'N', payed: 'N', canceled: 'N', deducted: 'N', marked: 'N' } },
      { path: 'got.result.order', has: { recountFlag: 'Y', externalOrder: 'N', updated1c: 'N', dateCanceled: null } },
    ],
  },
  {
    about: 'An order that is canceled tells when, why and by whom.',
    page: `${pages}/sale-order-update.md`,
    setup: { ...oneOrder, changed: ['sale.order.update', { id, fields: { canceled: 'Y', reasonCanceled: 'Late' } }] },
    requests: get,
    expect: [
      { path: 'got.result.order', has: { canceled: 'Y', reasonCanceled: 'Late' } },
      { path: 'got.result.order.empCanceledId', is: '$me.id' },
      { path: 'got.result.order.dateCanceled', isNot: null },
    ],
  },
  {
    about: 'An order that is marked tells when, why and by whom.',
    page: `${pages}/sale-order-update.md`,
    setup: { ...oneOrder, changed: ['sale.order.update', { id, fields: { marked: 'Y', reasonMarked: 'Odd' } }] },
    requests: get,
    expect: [
      { path: 'got.result.order', has: { marked: 'Y', reasonMarked: 'Odd' } },
      { path: 'got.result.order.empMarkedId', is: '$me.id' },
      { path: 'got.result.order.dateMarked', isNot: null },
    ],
  },
  {
    about: 'A new status of an order is kept with the one who set it.',
    page: `${pages}/sale-order-update.md`,
    setup: { ...oneOrder, changed: ['sale.order.update', { id, fields: { statusId: 'P' } }] },
    requests: get,
    expect: [
      { path: 'got.result.order.statusId', is: 'P' },
      { path: 'got.result.order.empStatusId', is: '$me.id' },
    ],
  },
  {
    about: 'Fields of an order that are read only are ignored when it is changed.',
    page: `${pages}/sale-order-update.md`,
    setup: {
      ...oneOrder,
      changed: ['sale.order.update', { id, fields: { payed: 'Y', deducted: 'Y', comments: 'Changed' } }],
    },
    requests: get,
    expect: [{ path: 'got.result.order', has: { payed: 'N', deducted: 'N', comments: 'Changed' } }],
  },
  {
    about: 'The currency of an order cannot be changed.',
    page: `${pages}/sale-order-update.md`,
    setup: { ...oneOrder, changed: ['sale.order.update', { id, fields: { currency: 'EUR', comments: 'Changed' } }] },
    requests: get,
    expect: [{ path: 'got.result.order', has: { currency: 'USD', comments: 'Changed' } }],
  },
  {
    about: 'A changed order keeps what was not named.',
    page: `${pages}/sale-order-update.md`,
    setup: {
      me: ['im.user.get'],
      persons,
      order: newOrder({ userDescription: 'Kept', xmlId: 'probe' }),
      changed: ['sale.order.update', { id, fields: { comments: 'New' } }],
    },
    requests: get,
    expect: [{ path: 'got.result.order', has: { userDescription: 'Kept', xmlId: 'probe', comments: 'New' } }],
  },
  {
    about: 'A deleted order is not found any more.',
    page: `${pages}/sale-order-delete.md`,
    setup: { ...oneOrder, deleted: ['sale.order.delete', { id }] },
    requests: { ...get, list: ['sale.order.list', { filter: { id }, select: ['id'] }] },
    expect: [
      { path: 'deleted.result', is: true },
      { path: 'got.error', is: '201240400001' },
      { path: 'list.result.orders', count: 0 },
    ],
  },
  {
    about: 'A new order without what it needs is refused.',
    page: `${pages}/sale-order-add.md`,
    requests: { added: ['sale.order.add', { fields: { currency: 'USD' } }] },
    expect: [
      { path: 'added.status', is: 400 },
      { path: 'added.error', is: 0 },
    ],
  },
]
