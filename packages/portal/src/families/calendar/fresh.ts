import { freshTable, openedAt, type FreshTable } from '../fresh-table.ts'

/** The calendars of the two first users and of the company. The owner of the last is the account, which has no number. */
const calendars = [
  { calType: 'user', ownerId: 1, createdBy: 1, name: 'My calendar', color: '#9dcf00' },
  { calType: 'user', ownerId: 2, createdBy: 2, name: 'My calendar', color: '#9dcf00' },
  { calType: 'company_calendar', ownerId: 0, createdBy: 1, name: 'Company calendar', color: '#86b100' },
] as const

export const calendarFresh: readonly FreshTable[] = [
  freshTable('calendarSection', {
    parents: [['createdBy', 'user']],
    rows: calendars.map((calendar, index) => ({
      id: index + 1,
      ...calendar,
      description: '',
      textColor: '',
      export: { ALLOW: true },
      dateCreate: openedAt,
      timestampX: openedAt,
    })),
  }),
]
