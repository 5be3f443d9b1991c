import type { PortalErrorDetails } from '../portal-error.ts'

/** The request rate is used up; a portal sends no `Retry-After`. */
export const tooManyRequests = {
  code: 'QUERY_LIMIT_EXCEEDED',
  description: 'Too many requests',
  status: 503,
} as const satisfies PortalErrorDetails

/** A method's execution time is used up. */
export const methodBlocked = {
  code: 'OPERATION_TIME_LIMIT',
  description: 'Method is blocked due to operation time limit.',
  status: 429,
} as const satisfies PortalErrorDetails
