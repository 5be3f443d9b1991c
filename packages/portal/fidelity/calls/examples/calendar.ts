import type { FamilyExamples } from './example.ts'

const own = { type: 'user', ownerId: 1 }
const times = { from: '2026-06-10T10:00:00', to: '2026-06-10T11:00:00' }
const span = { from: '2026-06-01', to: '2026-06-30' }
const weekly = { FREQ: 'WEEKLY', BYDAY: ['MO', 'WE'] }
const meeting = {
  is_meeting: 'Y',
  attendees: [1, 2],
  rrule: weekly,
  remind: [{ type: 'min', count: 5 }],
  crm_fields: ['D_1'],
}

/** User 1 has the calendars 1, 4 and 5; event 1 is a repeating meeting, event 2 is deleted, event 3 books resource 1. */
export const calendarExamples: FamilyExamples = {
  firstCalls: [
    ['calendar.section.add', { ...own, name: 'A', export: { ALLOW: true } }],
    ['calendar.section.add', { ...own, name: 'B' }],
    ['calendar.event.add', { ...own, ...times, name: 'A', section: 1, ...meeting }],
    ['calendar.event.add', { ...own, ...times, name: 'B', section: 5 }],
    ['calendar.resource.add', { name: 'A' }],
    ['calendar.event.add', { type: 'resource', ownerId: 0, section: 1, name: 'C', ...times }],
  ],
  params: {
    'calendar.section.add': { ...own, name: 'C' },
    'calendar.section.update': { ...own, id: 1, name: 'A' },
    'calendar.section.get': own,
    'calendar.section.delete': { ...own, id: 5 },
    'calendar.event.add': { ...own, ...times, name: 'D', section: 1, ...meeting },
    'calendar.event.update': { ...own, id: 1, name: 'A' },
    'calendar.event.get': { ...own, ...span, section: 1 },
    'calendar.event.getbyid': { id: 1 },
    'calendar.event.get.nearest': { days: 366 },
    'calendar.event.delete': { id: 2 },
    'calendar.meeting.status.get': { eventId: 1 },
    'calendar.meeting.status.set': { eventId: 1, status: 'Y' },
    'calendar.accessibility.get': { users: [1, 2], ...span },
    'calendar.resource.booking.list': { filter: { resourceTypeIdList: [1], ...span } },
    'calendar.user.settings.set': { settings: { view: 'week' } },
  },
}
