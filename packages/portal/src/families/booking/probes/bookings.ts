import type { WireMap } from '../../../wire-value.ts'
import type { Probe, ProbeCall } from '../../probe.ts'

const pages = 'api-reference/booking'
const time = (timestamp: number) => ({ timestamp, timezone: 'Europe/Berlin' })
/** A day of the year 2090, when an account has no bookings of its own. */
const day = 3_786_912_000
const period = (from: number, to: number) => ({ from: time(day + from), to: time(day + to) })
const add = (from: number, to: number): ProbeCall => [
  'booking.v1.booking.add',
  { fields: { name: 'Probe', resourceIds: ['$resource.id'], datePeriod: period(from, to) } },
]
const oneResource = {
  // The id makes the code one of its own on any account.
  unique: ['booking.v1.waitlist.add', { fields: { note: 'Probe' } }],
  type: ['booking.v1.resourceType.add', { fields: { name: 'Probe', code: 'probe{$unique.id}' } }],
  resource: ['booking.v1.resource.add', { fields: { name: 'Probe', typeId: '$type.id' } }],
} as const satisfies Probe['setup']
const setup = {
  ...oneResource,
  a: add(100, 200),
  b: add(200, 300),
  c: add(300, 400),
} as const satisfies Probe['setup']
/** The bookings of a setup are deleted again, because the next probe looks at the same time. */
const clean = {
  noA: ['booking.v1.booking.delete', { id: '$a.id' }],
  noB: ['booking.v1.booking.delete', { id: '$b.id' }],
  noC: ['booking.v1.booking.delete', { id: '$c.id' }],
} as const satisfies Probe['requests']
const list = (dateFrom: number, dateTo: number, params: WireMap = {}): ProbeCall => [
  'booking.v1.booking.list',
  { filter: { within: { dateFrom: day + dateFrom, dateTo: day + dateTo } }, order: { id: 'ASC' }, ...params },
]

type Name = 'a' | 'b' | 'c'
const cases: readonly (readonly [what: string, call: ProbeCall, found: readonly Name[]])[] = [
  ['that end within a time', list(0, 150), ['a']],
  ['that touch a time with one of their ends', list(150, 350), ['a', 'b', 'c']],
  ['whose time is the one that is asked for', list(200, 300), ['b']],
  ['of a time when there are none', list(900, 950), []],
  ['in a falling order of their beginning', list(0, 900, { order: { dateFrom: 'DESC' } }), ['c', 'b', 'a']],
]

/** Bookings, what is booked, and who waits. */
export const bookingProbesOfRows: readonly Probe[] = [
  ...cases.map(([what, call, found]): Probe => ({
    about: `booking.v1.booking.list finds bookings ${what}.`,
    page: `${pages}/booking/booking-v1-booking-list.md`,
    setup,
    requests: { got: call, ...clean },
    expect: [
      { path: 'got.result.booking', count: found.length },
      ...found.map((name, index) => ({ path: `got.result.booking.${String(index)}.id`, is: `$${name}.id` })),
    ],
  })),
  {
    about: 'A booking has the name, the time and the resources that it was made with.',
    page: `${pages}/booking/booking-v1-booking-get.md`,
    setup: { ...oneResource, a: add(1000, 1100) },
    requests: {
      got: ['booking.v1.booking.get', { id: '$a.id' }],
      deleted: ['booking.v1.booking.delete', { id: '$a.id' }],
    },
    expect: [
      { path: 'got.result.booking', has: { name: 'Probe', datePeriod: period(1000, 1100) } },
      { path: 'got.result.booking.resourceIds', is: ['$resource.id'] },
    ],
  },
  {
    about: 'A booking that moves is found at its new time and not at its old one.',
    page: `${pages}/booking/booking-v1-booking-update.md`,
    setup: {
      ...oneResource,
      a: add(2000, 2100),
      moved: [
        'booking.v1.booking.update',
        { id: '$a.id', fields: { resourceIds: ['$resource.id'], datePeriod: period(3000, 3100) } },
      ],
    },
    requests: {
      old: list(2010, 2020),
      now: list(3010, 3020),
      deleted: ['booking.v1.booking.delete', { id: '$a.id' }],
    },
    expect: [
      { path: 'old.result.booking', count: 0 },
      { path: 'now.result.booking.0.id', is: '$a.id' },
    ],
  },
  {
    about: 'A deleted booking is not found any more.',
    page: `${pages}/booking/booking-v1-booking-delete.md`,
    setup: {
      ...oneResource,
      a: add(4000, 4100),
      deleted: ['booking.v1.booking.delete', { id: '$a.id' }],
    },
    requests: { got: ['booking.v1.booking.get', { id: '$a.id' }] },
    expect: [
      { path: 'deleted.result', is: true },
      { path: 'got.error', is: 1021 },
    ],
  },
  {
    about: 'A new resource is a main one and sends all messages unless the caller says otherwise.',
    page: `${pages}/resource/booking-v1-resource-add.md`,
    setup: oneResource,
    requests: { got: ['booking.v1.resource.get', { id: '$resource.id' }] },
    expect: [
      { path: 'got.result.resource.typeId', is: '$type.id' },
      {
        path: 'got.result.resource',
        has: { isMain: 'Y', isInfoNotificationOn: 'Y', isReminderNotificationOn: 'Y', templateTypeInfo: 'inanimate' },
      },
    ],
  },
  {
    about: 'A changed resource keeps its type.',
    page: `${pages}/resource/booking-v1-resource-update.md`,
    setup: {
      ...oneResource,
      changed: ['booking.v1.resource.update', { id: '$resource.id', fields: { name: 'New' } }],
    },
    requests: { got: ['booking.v1.resource.get', { id: '$resource.id' }] },
    expect: [
      { path: 'got.result.resource.name', is: 'New' },
      { path: 'got.result.resource.typeId', is: '$type.id' },
    ],
  },
  {
    about: 'Who waits has the note that was changed last.',
    page: `${pages}/waitlist/booking-v1-waitlist-update.md`,
    setup: {
      waits: ['booking.v1.waitlist.add', { fields: { note: 'A' } }],
      changed: ['booking.v1.waitlist.update', { id: '$waits.id', fields: { note: 'B' } }],
    },
    requests: { got: ['booking.v1.waitlist.get', { id: '$waits.id' }] },
    expect: [{ path: 'got.result.waitList', is: { id: '$waits.id', note: 'B' } }],
  },
]
