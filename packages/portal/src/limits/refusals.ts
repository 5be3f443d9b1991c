import type { PortalErrorDetails } from '../portal-error.ts'

/** The error of an exceeded request rate. A portal sends no `Retry-After`. */
export const tooManyRequests = {
  code: 'QUERY_LIMIT_EXCEEDED',
  description: 'Too many requests',
  status: 503,
} as const satisfies PortalErrorDetails

/** The error of a method that has used up its execution time. */
export const methodBlocked = {
  code: 'OPERATION_TIME_LIMIT',
  description: 'Method is blocked due to operation time limit.',
  status: 429,
} as const satisfies PortalErrorDetails
