import type { WireMap } from '../../../wire-value.ts'
import type { Probe, ProbeCall } from '../../probe.ts'
import { newOrder, persons } from './order.ts'

const page = 'api-reference/sale/order/sale-order-list.md'
const setup: Probe['setup'] = {
  me: ['im.user.get'],
  persons,
  a: newOrder({ price: 10, userDescription: 'Alpha' }),
  b: newOrder({ price: 20, userDescription: 'Alphabet' }),
  c: newOrder({ price: 30, userDescription: 'Gamma' }),
  canceled: ['sale.order.update', { id: '$c.order.id', fields: { canceled: 'Y' } }],
}
const ids = ['$a.order.id', '$b.order.id', '$c.order.id']
const list = (filter: WireMap, params: WireMap = {}): ProbeCall => [
  'sale.order.list',
  { filter: { '@id': ids, ...filter }, select: ['id'], order: { id: 'asc' }, ...params },
]

type Name = 'a' | 'b' | 'c'
const cases: readonly (readonly [what: string, filter: WireMap, found: readonly Name[]])[] = [
  ['a list of ids', {}, ['a', 'b', 'c']],
  ['an exact price', { price: 20 }, ['b']],
  ['a price from a number on', { '>=price': 20 }, ['b', 'c']],
  ['a price below a number', { '<price': 20 }, ['a']],
  ['a price that is not theirs', { '!=price': 20 }, ['a', 'c']],
  ['a part of a text', { '%userDescription': 'Alpha' }, ['a', 'b']],
  ['a flag', { canceled: 'Y' }, ['c']],
  ['a flag that is not set', { canceled: 'N' }, ['a', 'b']],
  ['two conditions', { canceled: 'N', '>price': 10 }, ['b']],
  ['a price that none has', { price: 77 }, []],
]

/** What `sale.order.list` finds and in which order. */
export const orderListProbes: readonly Probe[] = [
  ...cases.map(([what, filter, found]): Probe => ({
    about: `sale.order.list finds orders by ${what}.`,
    page,
    setup,
    requests: { got: list(filter) },
    expect: [
      { path: 'got.result.orders', is: found.map((name) => ({ id: `$${name}.order.id` })) },
      { path: 'got.total', is: found.length },
    ],
  })),
  {
    about: 'sale.order.list puts orders in a falling order.',
    page,
    setup,
    requests: { got: list({}, { order: { price: 'desc' } }) },
    expect: [{ path: 'got.result.orders', is: ids.toReversed().map((id) => ({ id })) }],
  },
  {
    about: 'sale.order.list shows the selected fields alone.',
    page,
    setup,
    requests: { got: list({}, { select: ['id', 'price'] }) },
    expect: [{ path: 'got.result.orders.0', is: { id: '$a.order.id', price: 10 } }],
  },
]
