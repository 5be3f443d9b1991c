import type { Probe } from '../../../probe.ts'
import type { WireMap } from '../../../../wire-value.ts'
import { contact, dealItem } from '../calls.ts'

const page = 'api-reference/crm/universal/crm-item-list.md'

const three: NonNullable<Probe['setup']> = {
  a: dealItem({ title: 'Probe apple', opportunity: 100 }),
  b: dealItem({ title: 'Probe banana', opportunity: 200, utmSource: 'web' }),
  c: dealItem({ title: 'Probe cherry', opportunity: 300 }),
}
const ids = ['$a.item.id', '$b.item.id', '$c.item.id']
const list = (params: WireMap): Probe['requests'][string] => [
  'crm.item.list',
  { entityTypeId: 2, order: { id: 'ASC' }, select: ['id'], ...params },
]

/** What a filter finds of the three items. */
const finds = (about: string, filter: WireMap, found: string): Probe => ({
  about,
  page,
  setup: three,
  requests: { got: list({ filter: { '@id': ids, ...filter } }) },
  expect: [{ path: 'got.result.items', is: found.split('').map((name) => ({ id: `$${name}.item.id` })) }],
})

const filters: readonly Probe[] = [
  finds('A filter of items by a value finds those that have it.', { title: 'Probe banana' }, 'b'),
  finds('A filter of items by = finds those that have the value.', { '=opportunity': 200 }, 'b'),
  finds('A filter of items by ! finds those that do not have the value.', { '!title': 'Probe banana' }, 'ac'),
  finds('A filter of items by != finds those that do not have the value.', { '!=opportunity': 200 }, 'ac'),
  finds('A filter of items by > leaves out the value itself.', { '>opportunity': 200 }, 'c'),
  finds('A filter of items by >= has the value itself.', { '>=opportunity': 200 }, 'bc'),
  finds('A filter of items by < leaves out the value itself.', { '<opportunity': 200 }, 'a'),
  finds('A filter of items by <= has the value itself.', { '<=opportunity': 200 }, 'ab'),
  finds('A filter of items by @ finds each of several values.', { '@title': ['Probe apple', 'Probe cherry'] }, 'ac'),
  finds('A filter of items by !@ leaves out each of several values.', { '!@opportunity': [100, 300] }, 'b'),
  finds('A filter of items by % finds a part of a text.', { '%title': 'anan' }, 'b'),
  finds('A filter of items by !% leaves out those with a part of a text.', { '!%title': 'anan' }, 'ac'),
  finds('A filter of items by =% finds a text that begins so.', { '=%title': 'Probe ch%' }, 'c'),
  finds('A filter of items by %= finds a text that ends so.', { '%=title': '%rry' }, 'c'),
  finds('A filter of items by !=% leaves out a text that begins so.', { '!=%title': 'Probe ch%' }, 'ab'),
  finds('A filter of items by a span has its two ends.', { '>=opportunity': 100, '<=opportunity': 200 }, 'ab'),
  finds('A filter of items by an empty text finds those without the value.', { utmSource: '' }, 'ac'),
  finds('A filter of items by ! and an empty text finds those with the value.', { '!utmSource': '' }, 'b'),
  finds(
    'A filter of items by OR finds those that meet one of the conditions.',
    { 0: { logic: 'OR', 0: { '<opportunity': 150 }, 1: { '=utmSource': 'web' } } },
    'ab',
  ),
  finds(
    'A filter of items by OR stands beside other conditions.',
    { '!title': 'Probe apple', 0: { logic: 'OR', 0: { '<opportunity': 150 }, 1: { '=utmSource': 'web' } } },
    'b',
  ),
]

const lists: readonly Probe[] = [
  {
    about: 'A list of items is ordered by id unless another order is asked for.',
    page,
    setup: three,
    requests: { got: ['crm.item.list', { entityTypeId: 2, filter: { '@id': ids }, select: ['id'] }] },
    expect: [{ path: 'got.result.items', is: ids.map((id) => ({ id })) }],
  },
  {
    about: 'A list of items comes in the order that is asked for.',
    page,
    setup: three,
    requests: { got: list({ filter: { '@id': ids }, order: { opportunity: 'DESC' } }) },
    expect: [{ path: 'got.result.items', is: ids.toReversed().map((id) => ({ id })) }],
  },
  {
    about: 'A list of items has the selected fields alone.',
    page,
    setup: three,
    requests: { got: list({ filter: { id: '$b.item.id' }, select: ['id', 'title', 'opportunity'] }) },
    expect: [{ path: 'got.result.items', is: [{ id: '$b.item.id', title: 'Probe banana', opportunity: 200 }] }],
  },
  {
    about: 'A short list of items has a total and no next page.',
    page,
    setup: three,
    requests: { got: list({ filter: { '@id': ids } }) },
    expect: [
      { path: 'got.total', is: 3 },
      { path: 'got.next', isThere: false },
    ],
  },
  {
    about: 'A list of items past its end is empty and has its total.',
    page,
    setup: three,
    requests: { got: list({ filter: { '@id': ids }, start: 50 }) },
    expect: [
      { path: 'got.result.items', is: [] },
      { path: 'got.total', is: 3 },
    ],
  },
  {
    about: 'A list of items begins at a multiple of fifty.',
    page,
    setup: three,
    requests: { got: list({ filter: { '@id': ids }, start: 1 }) },
    expect: [{ path: 'got.result.items', count: 3 }],
  },
  {
    about: 'A list of items is not counted with the start -1.',
    page,
    setup: three,
    requests: { got: list({ filter: { '@id': ids }, start: -1 }) },
    expect: [
      { path: 'got.result.items', count: 3 },
      { path: 'got.total', isNot: 3 },
      { path: 'got.next', isThere: false },
    ],
  },
  {
    about: 'Items after an id are those with a greater one.',
    page,
    setup: three,
    requests: { got: list({ filter: { '@id': ids, '>id': '$a.item.id' } }) },
    expect: [{ path: 'got.result.items', is: [{ id: '$b.item.id' }, { id: '$c.item.id' }] }],
  },
  {
    about: 'Items are found by one of their contacts.',
    page,
    setup: { ann: contact(), bob: contact(), a: dealItem({ contactIds: ['$ann', '$bob'] }), b: dealItem() },
    requests: { got: list({ filter: { contactIds: '$bob' } }) },
    expect: [{ path: 'got.result.items', is: [{ id: '$a.item.id' }] }],
  },
  {
    about: 'A page of items has fifty of them and says where the next one begins.',
    page,
    setup: {
      marker: dealItem(),
      many: [
        'batch',
        {
          cmd: Array.from(
            { length: 50 },
            () => 'crm.item.add?entityTypeId=2&fields[title]=Probe&fields[originId]=probe-{$marker.item.id}',
          ),
        },
      ],
      last: dealItem({ originId: 'probe-{$marker.item.id}' }),
    },
    requests: {
      first: list({ filter: { '=originId': 'probe-{$marker.item.id}' } }),
      next: list({ filter: { '=originId': 'probe-{$marker.item.id}' }, start: 50 }),
      within: list({ filter: { '=originId': 'probe-{$marker.item.id}' }, start: 75 }),
    },
    expect: [
      { path: 'first.result.items', count: 50 },
      { path: 'first.total', is: 51 },
      { path: 'first.next', is: 50 },
      { path: 'next.result.items', is: [{ id: '$last.item.id' }] },
      { path: 'next.next', isThere: false },
      { path: 'within.result.items', is: [{ id: '$last.item.id' }] },
    ],
  },
]

/** What the documentation says of `crm.item.list`. */
export const itemListProbes: readonly Probe[] = [...filters, ...lists]
