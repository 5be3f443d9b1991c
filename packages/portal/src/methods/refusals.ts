import { PortalError, type PortalErrorDetails } from '../portal-error.ts'
import type { WireValue } from '../wire-value.ts'

/** How a module says that a parameter is missing, by its code. */
const missingTexts = {
  '': (name: string) => `${name} is not defined or invalid.`,
  100: (name: string) => `Could not find value for parameter {${name}}`,
  ERROR_ARGUMENT: (name: string) => `Argument '${name}' is null or empty`,
  ERROR_REQUIRED_PARAMETERS_MISSING: (name: string) => `Required parameter "${name}" is missing.`,
  MISSING_PARAMS: (name: string) => `Invalid call parameters, missing: ${name}`,
}

/** The codes of such refusals. */
export type MissingCode = keyof typeof missingTexts

export const isMissingCode = (code: string | number): code is MissingCode => code in missingTexts

/** What most methods of a family say in the same way. */
export interface FamilyErrors {
  /** A parameter is missing. @default 100, as controllers have it */
  readonly missing?: MissingCode | undefined
  /** Nothing is there that the call names. @default the empty code and "Not found" */
  readonly notFound?: Pick<PortalErrorDetails, 'code' | 'description'> | undefined
}

/** A call, or a part of one, that knows how its family refuses. */
interface FamilyCall {
  readonly errors?: FamilyErrors | undefined
}

/** A refusal in a module's own code and words. */
export const refused = (code: string | number, description: string): PortalError =>
  new PortalError({ code, description })

/** A refusal of a module whose refusals have no code: of classic CRM, with few exceptions, and of calendars. */
export const refusedWithoutCode = (description: string): PortalError => refused('', description)

/** A parameter is missing. */
export const missingParameter = (name: string, code: MissingCode = 100): PortalError =>
  new PortalError({
    code,
    description: missingTexts[code](name),
    refusedFor: { case: 'missing', param: name },
    ...(code === 'ERROR_ARGUMENT' ? { extra: { argument: name } } : {}),
  })

/** The same, as the family of the called method says it. */
export const missing = ({ errors }: FamilyCall, name: string): PortalError => missingParameter(name, errors?.missing)

/** Nothing is there that the call names, as the family of the called method says it. */
export const notFound = ({ errors }: FamilyCall): PortalError =>
  new PortalError({ code: '', description: 'Not found', ...errors?.notFound, refusedFor: { case: 'notFound' } })

/** A parameter of a controller is of another type. */
export const wrongParameter = (name: string, value: WireValue, type: string): PortalError => {
  const shown = typeof value === 'object' ? 'array' : String(value)
  return refused(100, `Invalid value {${shown}} to match with parameter {${name}}. Should be value of type ${type}.`)
}

/** A parameter of a classic module is no array. */
export const mustBeArray = (name: string): PortalError => refusedWithoutCode(`Parameter '${name}' must be array.`)

/** A method for applications alone, or for all but them. */
export const wrongAuthType = (): PortalError =>
  new PortalError({
    code: 'WRONG_AUTH_TYPE',
    description: 'Current authorization type is denied for this method',
    status: 403,
  })
