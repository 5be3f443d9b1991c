import { documentedTable } from '../../documented/declared/documented-table.ts'
import { createdWithin, ofClients, timeOf, within } from './filters.ts'
import { defineFamily } from '../define-family.ts'

const bookings = documentedTable({
  entity: 'bookingV1Booking',
  hidden: [
    { name: 'dateFrom', type: 'integer', isReadOnly: true },
    { name: 'dateTo', type: 'integer', isReadOnly: true },
  ],
  afterWrite: ({ datePeriod }) => ({ dateFrom: timeOf(datePeriod, 'from'), dateTo: timeOf(datePeriod, 'to') }),
  filters: { within, client: ofClients },
})
const resource = documentedTable({ entity: 'bookingV1Resource' })
const resourceType = documentedTable({ entity: 'bookingV1ResourceType' })
const waitlist = documentedTable({
  entity: 'bookingV1Waitlist',
  hidden: [{ name: 'createdAt', type: 'datetime', isReadOnly: true }],
  filters: { createdWithin },
})

/** Bookings of resources. */
export const booking = defineFamily({
  name: 'booking',
  declared: [
    {
      'booking.v1.booking.add': bookings.add,
      'booking.v1.booking.delete': bookings.delete,
      'booking.v1.booking.get': bookings.get,
      'booking.v1.booking.list': bookings.list,
      'booking.v1.booking.update': bookings.update,
      'booking.v1.resource.add': resource.add,
      'booking.v1.resource.delete': resource.delete,
      'booking.v1.resource.get': resource.get,
      'booking.v1.resource.list': resource.list,
      'booking.v1.resource.update': resource.update,
      'booking.v1.resourceType.add': resourceType.add,
      'booking.v1.resourceType.delete': resourceType.delete,
      'booking.v1.resourceType.get': resourceType.get,
      'booking.v1.resourceType.list': resourceType.list,
      'booking.v1.resourceType.update': resourceType.update,
      'booking.v1.waitlist.add': waitlist.add,
      'booking.v1.waitlist.delete': waitlist.delete,
      'booking.v1.waitlist.get': waitlist.get,
      'booking.v1.waitlist.list': waitlist.list,
      'booking.v1.waitlist.update': waitlist.update,
    },
  ],
})
