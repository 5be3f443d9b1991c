import type { Probe } from '../probe.ts'
import { refusals } from '../refusal-probe.ts'
import type { WireMap } from '../../wire-value.ts'

const folder = 'api-reference/calendar'
const nobody = 999_999_999
const own: WireMap = { type: 'user', ownerId: '$me.ID' }
const event = (params: WireMap = {}): Probe['requests'][string] => [
  'calendar.event.add',
  {
    ...own,
    section: '$section',
    name: 'Probe',
    from: '2035-06-10T10:00:00',
    to: '2035-06-10T11:00:00',
    ...params,
  },
]
/** A calendar of the caller, which has the events of one probe. */
const setup: NonNullable<Probe['setup']> = {
  me: ['profile'],
  section: ['calendar.section.add', { ...own, name: 'Probe' }],
}
const without: Probe['requests'][string] = ['calendar.section.delete', { ...own, id: '$section' }]
const stored: Probe['requests'][string] = ['calendar.event.getbyid', { id: '$event' }]
const during = (from: string, to: string): Probe['requests'][string] => [
  'calendar.event.get',
  { ...own, from, to, section: ['$section'] },
]

const events: readonly Probe[] = [
  {
    about: 'A new event is in the calendar that it was made in.',
    page: `${folder}/calendar-event/calendar-event-get-by-id.md`,
    setup: { ...setup, event: event({ location: 'Here' }) },
    requests: { got: stored, without },
    expect: [
      {
        path: 'got.result',
        has: {
          ID: '$event:text',
          NAME: 'Probe',
          LOCATION: 'Here',
          SECTION_ID: '$section:text',
          OWNER_ID: '$me.ID',
          DT_SKIP_TIME: 'N',
          DT_LENGTH: 3600,
        },
      },
    ],
  },
  {
    about: 'An event is found by its day and not by another one.',
    page: `${folder}/calendar-event/calendar-event-get.md`,
    setup: { ...setup, event: event() },
    requests: {
      got: during('2035-06-10', '2035-06-10'),
      later: during('2035-06-12', '2035-06-20'),
      without,
    },
    expect: [
      { path: 'got.result', has: [{ ID: '$event:text' }] },
      { path: 'got.result', count: 1 },
      { path: 'later.result', is: [] },
    ],
  },
  {
    about: 'A change of an event leaves its time.',
    page: `${folder}/calendar-event/calendar-event-update.md`,
    setup: {
      ...setup,
      event: event(),
      before: stored,
      changed: ['calendar.event.update', { ...own, id: '$event', name: 'Changed' }],
    },
    requests: { got: stored, without },
    expect: [
      { path: 'changed.result', is: '$event' },
      { path: 'got.result', has: { NAME: 'Changed', DATE_FROM: '$before.DATE_FROM', DATE_TO: '$before.DATE_TO' } },
    ],
  },
  {
    about: 'A deleted event is not found any more.',
    page: `${folder}/calendar-event/calendar-event-delete.md`,
    setup: { ...setup, event: event(), deleted: ['calendar.event.delete', { id: '$event' }] },
    requests: { got: during('2035-06-10', '2035-06-10'), without },
    expect: [
      { path: 'deleted.result', is: true },
      { path: 'got.result', is: [] },
    ],
  },
  {
    about: 'An event that lasts whole days has no times.',
    page: `${folder}/calendar-event/calendar-event-add.md`,
    setup: { ...setup, event: event({ from: '2035-06-10', to: '2035-06-11', skip_time: 'Y' }) },
    requests: { got: stored, without },
    expect: [{ path: 'got.result', has: { DT_SKIP_TIME: 'Y', DT_LENGTH: 172_800 } }],
  },
  {
    about: 'An event that repeats daily takes place as often as it says.',
    page: `${folder}/calendar-event/calendar-event-add.md`,
    setup: { ...setup, event: event({ rrule: { FREQ: 'DAILY', COUNT: 3, INTERVAL: 2 } }) },
    requests: {
      got: during('2035-06-01', '2035-06-30'),
      later: during('2035-06-12', '2035-06-12'),
      without,
    },
    expect: [
      { path: 'got.result', count: 3 },
      { path: 'later.result', count: 1 },
    ],
  },
  {
    about: 'An event that repeats weekly takes place on its days.',
    page: `${folder}/calendar-event/calendar-event-add.md`,
    setup: {
      ...setup,
      event: event({
        from: '2035-06-04T10:00:00',
        to: '2035-06-04T11:00:00',
        rrule: { FREQ: 'WEEKLY', BYDAY: ['MO', 'FR'], COUNT: 4 },
      }),
    },
    requests: {
      monday: during('2035-06-11', '2035-06-11'),
      friday: during('2035-06-15', '2035-06-15'),
      tuesday: during('2035-06-12', '2035-06-12'),
      without,
    },
    expect: [
      { path: 'monday.result', count: 1 },
      { path: 'friday.result', count: 1 },
      { path: 'tuesday.result', is: [] },
    ],
  },
  {
    about: 'Whoever invites to a meeting hosts it.',
    page: `${folder}/calendar-event/calendar-meeting-status-get.md`,
    setup: { ...setup, event: event({ is_meeting: 'Y', attendees: ['$me.ID'], host: '$me.ID' }) },
    requests: { got: ['calendar.meeting.status.get', { eventId: '$event' }], without },
    expect: [{ path: 'got.result', is: 'H' }],
  },
]

const sections: readonly Probe[] = [
  {
    about: 'A calendar gets another colour and keeps its name.',
    page: `${folder}/calendar-section-update.md`,
    setup: { ...setup, changed: ['calendar.section.update', { ...own, id: '$section', color: '#123456' }] },
    requests: { got: ['calendar.section.get', own], without },
    expect: [
      { path: 'changed.result', is: '$section' },
      { path: 'got.result.0.OWNER_ID', is: '$me.ID' },
    ],
  },
  {
    about: 'A deleted calendar takes its events along.',
    page: `${folder}/calendar-section-delete.md`,
    setup: { ...setup, event: event(), without },
    requests: { got: during('2035-06-10', '2035-06-10') },
    expect: [
      { path: 'without.result', is: true },
      { path: 'got.result', is: [] },
    ],
  },
]

const refused = refusals(folder, [
  {
    about: 'An event without a name is refused.',
    page: 'calendar-event/calendar-event-add',
    setup: { me: ['profile'] },
    call: ['calendar.event.add', { ...own, from: '2035-06-10T10:00:00', to: '2035-06-10T11:00:00' }],
    error: '',
  },
  {
    about: 'An event without a beginning is refused.',
    page: 'calendar-event/calendar-event-add',
    setup: { me: ['profile'] },
    call: ['calendar.event.add', { ...own, name: 'Probe', to: '2035-06-10T11:00:00' }],
    error: '',
  },
  {
    about: 'Events of no kind of calendar are refused.',
    page: 'calendar-event/calendar-event-get',
    call: ['calendar.event.get', { ownerId: 1 }],
    error: '',
  },
  {
    about: 'An event that is not named is not read.',
    page: 'calendar-event/calendar-event-get-by-id',
    call: ['calendar.event.getbyid'],
    error: '',
  },
  {
    about: 'An event that is not named is not deleted.',
    page: 'calendar-event/calendar-event-delete',
    call: ['calendar.event.delete'],
    error: '',
  },
  {
    about: 'An invitation is not answered by an unknown letter.',
    page: 'calendar-event/calendar-meeting-status-set',
    call: ['calendar.meeting.status.set', { eventId: nobody, status: 'X' }],
    error: '',
  },
  {
    about: 'A resource without a name is refused.',
    page: 'resource/calendar-resource-add',
    call: ['calendar.resource.add'],
    error: '',
  },
  {
    about: 'A resource that is not named is not deleted.',
    page: 'resource/calendar-resource-delete',
    call: ['calendar.resource.delete'],
    error: '',
  },
  {
    about: 'Bookings of no resource are refused.',
    page: 'resource/calendar-resource-booking-list',
    call: ['calendar.resource.booking.list', { filter: {} }],
    error: '',
  },
  {
    about: 'Settings of a calendar that are not named are not kept.',
    page: 'calendar-user-settings-set',
    call: ['calendar.user.settings.set'],
    error: '',
  },
])

/** What the documentation says of the behaviour of `calendar.*`. */
export const calendarProbes: readonly Probe[] = [...events, ...sections, ...refused]
