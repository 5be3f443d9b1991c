import type { InvokeMiddleware } from '../invoke.ts'
import type { PortalMethod } from '../methods/method.ts'
import { isMissingCode, missingParameter } from '../methods/refusals.ts'
import { PortalError, type RefusedFor } from '../portal-error.ts'
import type { DocumentedError } from './record.ts'
import { recordOf } from './records.ts'

/** A general refusal gives way to the one that the documentation of the called method has for its case. */
export const documentedRefusals: InvokeMiddleware = (next) => async (method, call) => {
  try {
    return await next(method, call)
  } catch (error) {
    throw error instanceof PortalError ? documented(method, error) : error
  }
}

const documented = (method: PortalMethod, error: PortalError): PortalError => {
  const { refusedFor } = error
  if (refusedFor === undefined) return error
  const known = documentedError(recordOf(method.api, method.name)?.refusals ?? [], refusedFor)
  if (known === undefined) return error
  const code = codeOnWire(known.code, error.code, refusedFor.case)
  const { param } = refusedFor
  const isSame = String(code) === String(error.code)
  const { description, extra } =
    refusedFor.case === 'missing' && param !== undefined && isMissingCode(code)
      ? missingParameter(param, code)
      : { description: error.description, extra: isSame ? error.extra : {} }
  const status = known.status ?? (isSame ? error.status : undefined)
  return new PortalError({ code, description, extra, status }, { cause: error })
}

/** Where a case is not documented, those that portals take it for: a missing id is one that names nothing. */
const casesFor: Readonly<Record<RefusedFor['case'], readonly DocumentedError['case'][]>> = {
  missing: ['missing', 'notFound'],
  notFound: ['notFound', 'invalid'],
  denied: ['denied'],
  hidden: ['notFound', 'denied'],
}

const documentedError = (errors: readonly DocumentedError[], refusedFor: RefusedFor): DocumentedError | undefined => {
  const [own, ...others] = casesFor[refusedFor.case]
  const ofCase = (kind: DocumentedError['case'] | undefined) => errors.filter((known) => known.case === kind)
  const fitting = (known: readonly DocumentedError[]) => {
    const general = known.filter(({ params }) => params.length === 0)
    // A page that has an error for the owner too means the row itself by the other one.
    return known.find(isAbout(refusedFor.param)) ?? general.find(({ code }) => code !== 'OWNER_NOT_FOUND') ?? general[0]
  }
  const known = ofCase(own)
  return fitting(known) ?? known[0] ?? others.map((kind) => fitting(ofCase(kind))).find((found) => found !== undefined)
}

const isAbout =
  (param: string | undefined) =>
  ({ params }: DocumentedError): boolean =>
    params.some((name) => name.toLowerCase() === param?.toLowerCase())

/** Controllers have numbers for codes. A module whose own code for a lacking right is digits in a text writes this one so too. */
const codeOnWire = (code: string, given: string | number, reason: RefusedFor['case']): string | number => {
  if (code === String(given)) return given
  const isText = reason === 'denied' && typeof given === 'string' && /^\d+$/.test(given)
  return /^\d{1,15}$/.test(code) && !isText ? Number(code) : code
}
