import { PortalError, type PortalErrorDetails, type RefusedFor } from '../portal-error.ts'
import type { WireValue } from '../wire-value.ts'

/** The texts for a missing parameter, by the module's error code. */
const missingTexts = {
  '': (name: string) => `${name} is not defined or invalid.`,
  100: (name: string) => `Could not find value for parameter {${name}}`,
  ERROR_ARGUMENT: (name: string) => `Argument '${name}' is null or empty`,
  ERROR_REQUIRED_PARAMETERS_MISSING: (name: string) => `Required parameter "${name}" is missing.`,
  MISSING_PARAMS: (name: string) => `Invalid call parameters, missing: ${name}`,
}

/** The error codes for a missing parameter. */
export type MissingCode = keyof typeof missingTexts

export const isMissingCode = (code: string | number): code is MissingCode => Object.hasOwn(missingTexts, code)

/** The errors that most methods of a family share. */
export interface FamilyErrors {
  /** The error code for a missing parameter. @default 100, as in controllers */
  readonly missing?: MissingCode | undefined
  /** The error if the named object does not exist. @default the empty code and "Not found" */
  readonly notFound?: Pick<PortalErrorDetails, 'code' | 'description'> | undefined
  /** The error if the caller lacks the right. @default `ACCESS_DENIED` and 403 */
  readonly denied?: Pick<PortalErrorDetails, 'code' | 'description' | 'status'> | undefined
}

/** The part of a call that has its family's errors. */
interface FamilyCall {
  readonly errors?: FamilyErrors | undefined
}

/** An error with a module's own code and text. */
export const refused = (code: string | number, description: string): PortalError =>
  new PortalError({ code, description })

/** An error without a code. Calendars use this form, and so do almost all methods of the classic CRM. */
export const refusedWithoutCode = (description: string): PortalError => refused('', description)

/** The error for a missing parameter. */
export const missingParameter = (name: string, code: MissingCode = 100): PortalError =>
  new PortalError({
    code,
    description: missingTexts[code](name),
    refusedFor: { case: 'missing', param: name },
    ...(code === 'ERROR_ARGUMENT' ? { extra: { argument: name } } : {}),
  })

/** The error for a missing parameter, in the form of the called method's family. */
export const missing = ({ errors }: FamilyCall, name: string): PortalError => missingParameter(name, errors?.missing)

/** An error with a module's own code and text, that gives way to the documented one for its case. */
export const refusedFor = (
  refusal: Pick<PortalErrorDetails, 'code' | 'description' | 'status' | 'extra'>,
  reason: RefusedFor['case'],
  param?: string,
): PortalError => new PortalError({ ...refusal, refusedFor: { case: reason, param } })

/** The error if the named object does not exist, in the form of the called method's family. */
export const notFound = ({ errors }: FamilyCall): PortalError =>
  new PortalError({ code: '', description: 'Not found', ...errors?.notFound, refusedFor: { case: 'notFound' } })

/** The error for a user who is no administrator, in a family that has none of its own. */
export const usualDenial = { code: 'ACCESS_DENIED', description: 'Access denied!', status: 403 } as const

/** The error if the caller lacks the right, in the form of the called method's family. */
export const denied = ({ errors }: FamilyCall): PortalError => refusedFor(errors?.denied ?? usualDenial, 'denied')

/** The error for a controller's parameter of a wrong type. */
export const wrongParameter = (name: string, value: WireValue, type: string): PortalError => {
  const shown = typeof value === 'object' ? 'array' : String(value)
  return refused(100, `Invalid value {${shown}} to match with parameter {${name}}. Should be value of type ${type}.`)
}

/** The error for a classic module's parameter that is not an array. */
export const mustBeArray = (name: string): PortalError => refusedWithoutCode(`Parameter '${name}' must be array.`)

/** The error of a method that only applications may call, or only webhooks. */
export const wrongAuthType = (): PortalError =>
  new PortalError({
    code: 'WRONG_AUTH_TYPE',
    description: 'Current authorization type is denied for this method',
    status: 403,
  })
