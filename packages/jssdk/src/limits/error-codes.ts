import type { Restrictions } from './restrictions.ts'

/** Codes of hard errors, which are thrown at once: another attempt cannot change the answer. */
export const hardErrorCodes: readonly string[] = Object.freeze([
  'ERR_BAD_REQUEST',
  'JSSDK_UNKNOWN_ERROR',
  '100',
  'INTERNAL_SERVER_ERROR',
  'ERROR_UNEXPECTED_ANSWER',
  'PORTAL_DELETED',
  'ERROR_BATCH_METHOD_NOT_ALLOWED',
  'ERROR_BATCH_LENGTH_EXCEEDED',
  'NO_AUTH_FOUND',
  'INVALID_REQUEST',
  'OVERLOAD_LIMIT',
  'expired_token',
  'invalid_token',
  'ACCESS_DENIED',
  'INVALID_CREDENTIALS',
  'user_access_error',
  'insufficient_scope',
  'ERROR_MANIFEST_IS_NOT_AVAILABLE',
  'allowed_only_intranet_user',
  'NOT_FOUND',
  'INVALID_ARG_VALUE',
])

const v3Exceptions: readonly string[] = [
  'ACCESSDENIED',
  'INVALIDJSON',
  'INVALIDFILTER',
  'INVALIDSELECT',
  'ENTITYNOTFOUND',
  'METHODNOTFOUND',
  'UNKNOWNDTOPROPERTY',
  'VALIDATION_REQUESTVALIDATION',
  'VALIDATION_DTOVALIDATION',
]

/** Codes of soft errors, which a result carries: the portal refused this one request. */
export const softErrorCodes: readonly string[] = Object.freeze([
  'ERROR_ENTITY_NOT_FOUND',
  ...v3Exceptions.map((name) => `BITRIX_REST_V3_EXCEPTION_${name}EXCEPTION`),
])

const networkCodes = ['NETWORK_ERROR', 'REQUEST_TIMEOUT']

/** Codes of hard errors under these settings. */
export const hardCodesOf = (restrictions: Restrictions): string[] => [
  ...hardErrorCodes,
  ...(restrictions.hardErrorCodes ?? []),
  ...(restrictions.retryOnNetworkError === false ? networkCodes : []),
]

/** Codes of soft errors under these settings. */
export const softCodesOf = (restrictions: Restrictions): string[] => [
  ...softErrorCodes,
  ...(restrictions.softErrorCodes ?? []),
]
