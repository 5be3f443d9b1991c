import { PortalError } from '../../portal-error.ts'

/** One row of a validation error. A rule for several fields has no `field`. */
export interface ValidationRow {
  readonly field?: string
  readonly message: string
}

const prefix = 'BITRIX_REST_V3_EXCEPTION_'
const realisationPrefix = 'BITRIX_REST_V3_REALISATION_EXCEPTION_'

const refusal = (name: string, description: string, status = 400): PortalError =>
  new PortalError({ code: `${prefix}${name}EXCEPTION`, description, status })

const invalid = (name: string, description: string, validation: readonly ValidationRow[]): PortalError =>
  new PortalError({
    code: `${prefix}VALIDATION_${name}VALIDATIONEXCEPTION`,
    description,
    status: 400,
    extra: { validation: validation.map((row) => ({ ...row })) },
  })

/** The errors of REST v3, as the reference page lists them. */
export const accessDenied = (description = 'Access denied.'): PortalError => refusal('ACCESSDENIED', description, 403)
export const insufficientScope = (scope: string): PortalError =>
  refusal('INSUFFICIENTSCOPE', `The request requires higher privileges than the token has: scope ${scope}.`, 403)
export const methodNotFound = (method: string, status: 400 | 404): PortalError =>
  refusal('METHODNOTFOUND', `Method ${method} is not found.`, status)
export const wrongHttpMethod = (verb: string): PortalError =>
  refusal('WRONGHTTPREQUESTMETHOD', `HTTP method ${verb} is not allowed for this method.`)
export const httpsRequired = (): PortalError => refusal('HTTPSREQUIRED', 'HTTPS is required.')
export const rateLimit = (): PortalError => refusal('RATELIMIT', 'Too many requests.', 429)
export const logicError = (description: string): PortalError => refusal('LOGIC', description)
export const internalError = (): PortalError => refusal('INTERNAL_INTERNAL', 'Internal server error.', 500)

export const entityNotFound = (id: number): PortalError =>
  refusal('ENTITYNOTFOUND', `Entity with id ${String(id)} is not found.`)
export const fieldNotFound = (name: string): PortalError =>
  new PortalError({
    code: `${realisationPrefix}FIELDNOTFOUNDEXCEPTION`,
    description: `Field ${name} is not found.`,
    status: 400,
  })

export const invalidJson = (): PortalError => refusal('INVALIDJSON', 'The request body is not valid JSON.')
export const invalidFilter = (why: string): PortalError => refusal('INVALIDFILTER', `Invalid filter: ${why}.`)
export const invalidOrder = (why: string): PortalError => refusal('INVALIDORDER', `Invalid order: ${why}.`)
export const invalidPagination = (why: string): PortalError =>
  refusal('INVALIDPAGINATION', `Invalid pagination: ${why}.`)
export const invalidSelect = (why: string): PortalError => refusal('INVALIDSELECT', `Invalid select: ${why}.`)
export const unknownProperty = (dto: string, field: string): PortalError =>
  refusal('UNKNOWNDTOPROPERTY', `Unknown property ${field} of ${dto}.`)
export const unknownFilterOperator = (operator: string): PortalError =>
  refusal('UNKNOWNFILTEROPERATOR', `Unknown filter operator ${operator}.`)
export const unknownAggregateFunction = (name: string): PortalError =>
  refusal('UNKNOWNAGGREGATEFUNCTION', `Unknown aggregate function ${name}.`)

export const requestInvalid = (...rows: readonly ValidationRow[]): PortalError =>
  invalid('REQUEST', 'Request validation failed.', rows)
export const dtoInvalid = (...rows: readonly ValidationRow[]): PortalError =>
  invalid('DTO', 'Object validation failed.', rows)
export const mandatoryFilterMissing = (field: string): PortalError =>
  invalid('REQUESTFILTER', 'Filter validation failed.', [
    { field: `filter.${field}`, message: `Filter by field ${field} is required` },
  ])

export const requiredParameter = (field: string): PortalError =>
  requestInvalid({ field, message: `Field ${field} is required` })
export const wrongType = (field: string, type: string): PortalError =>
  requestInvalid({ field, message: `Field ${field} must be of type ${type}` })
export const fieldNotAllowed = (field: string, use: 'filterable' | 'sortable' | 'editable'): PortalError =>
  requestInvalid({ field, message: `Field ${field} is not ${use}` })
export const malformedIdempotencyKey = (): PortalError =>
  refusal('INVALIDIDEMPOTENCYKEY', 'Idempotency-Key must be 1 to 255 printable ASCII characters.')
export const idempotencyKeyReused = (): PortalError =>
  refusal('IDEMPOTENCYKEYREUSED', 'Idempotency-Key was already used with another request body.', 422)
