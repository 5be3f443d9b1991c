import type { Probe } from '../../probe.ts'
import { missingParams, unknownIds } from '../../refusal-probe.ts'

/** What the methods of bookings refuse. */
export const bookingRefusals: readonly Probe[] = [
  ...unknownIds('api-reference/booking', [
    ['booking.v1.booking.get', 'booking/booking-v1-booking-get', 'id', 1021],
    ['booking.v1.resource.delete', 'resource/booking-v1-resource-delete', 'id', 1008],
    ['booking.v1.resource.get', 'resource/booking-v1-resource-get', 'id', 1009],
    ['booking.v1.resourceType.delete', 'resource/resource-type/booking-v1-resourcetype-delete', 'id', 1012],
    ['booking.v1.resourceType.get', 'resource/resource-type/booking-v1-resourcetype-get', 'id', 1013],
    ['booking.v1.waitlist.delete', 'waitlist/booking-v1-waitlist-delete', 'id', 1036],
    ['booking.v1.waitlist.get', 'waitlist/booking-v1-waitlist-get', 'id', 1040],
  ]),
  ...missingParams('api-reference/booking', [
    ['booking.v1.booking.delete', 'booking/booking-v1-booking-delete', 100],
    ['booking.v1.booking.get', 'booking/booking-v1-booking-get', 100],
    ['booking.v1.resource.delete', 'resource/booking-v1-resource-delete', 100],
    ['booking.v1.resource.get', 'resource/booking-v1-resource-get', 100],
    ['booking.v1.resourceType.delete', 'resource/resource-type/booking-v1-resourcetype-delete', 100],
    ['booking.v1.resourceType.get', 'resource/resource-type/booking-v1-resourcetype-get', 100],
    ['booking.v1.waitlist.delete', 'waitlist/booking-v1-waitlist-delete', 100],
    ['booking.v1.waitlist.get', 'waitlist/booking-v1-waitlist-get', 100],
  ]),
]
