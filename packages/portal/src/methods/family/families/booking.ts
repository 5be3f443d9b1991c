import type { FamilyDeclaration } from '../../../documented/declared/declaration.ts'

/** Bookings of resources. */
export const bookingFamilies: readonly FamilyDeclaration[] = [
  { prefix: 'booking.v1.booking' },
  { prefix: 'booking.v1.resource' },
  { prefix: 'booking.v1.resourceType' },
  { prefix: 'booking.v1.waitlist' },
]
