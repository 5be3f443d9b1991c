import { requiredParameter, wrongType } from '../dialects/v3/errors.ts'
import type { PortalError } from '../portal-error.ts'
import { entryOf, isWireList, isWireMap, type WireMap, type WireValue } from '../wire-value.ts'
import type { MethodCall } from '../methods/method.ts'
import { anyCase, toInteger } from '../methods/params.ts'
import { type FamilyErrors, missingParameter, wrongParameter } from '../methods/refusals.ts'
import type { MethodRecord, ParamRecord } from './record.ts'

/**
 * Checks a call against the method's documentation. Required parameters must be given, and the given ones must have the documented types.
 * @throws {PortalError} the documented error of the family: 100, ERROR_ARGUMENT, MISSING_PARAMS, or v3 validation
 */
export const checkParams = (record: MethodRecord, { params, errors }: MethodCall): void => {
  for (const [index, param] of record.params.entries()) {
    const value = paramValue(record, params, param, index)
    if (isMissing(value)) {
      if (param.isRequired && !isReplaced(record, param, params)) throw missingParam(record, param, errors)
    } else if (!isCustom(param) && !param.type.split('|').some((type) => isOfType(type, value)))
      throw wrongParam(record, param, value)
  }
}

/** The required parameters that stand for one another, although the documentation marks each of them. */
const alternatives: Readonly<Record<string, readonly string[]>> = {
  'telephony.externalCall.register': ['USER_ID', 'USER_PHONE_INNER'],
}

const isReplaced = ({ method }: MethodRecord, { name }: ParamRecord, params: WireMap): boolean => {
  const group = alternatives[method] ?? []
  return group.includes(name) && group.some((other) => other !== name && !isMissing(anyCase(params, other)))
}

/** Finds a parameter by its name in any letter case, or by its place if the parameters are a list. */
const paramValue = (
  record: MethodRecord,
  params: WireMap,
  { name }: ParamRecord,
  index: number,
): WireValue | undefined =>
  isPositional(record) && entryOf(params, '0') !== undefined ? entryOf(params, String(index)) : anyCase(params, name)

/** Whether the arguments are a list without names, as in the old task methods. */
export const isPositional = ({ method }: MethodRecord): boolean =>
  method.startsWith('task.') && !/^task\.(?:stages|item\.userfield)\./.test(method)

/** A custom field may hold one value or many. The documentation's example does not decide it. */
const isCustom = ({ name }: ParamRecord): boolean => name.startsWith('UF_')

const isMissing = (value: WireValue | undefined): value is null | undefined | '' =>
  value === undefined || value === null || value === ''

const isOfType = (type: string, value: WireValue): boolean => {
  switch (type) {
    case 'int':
      return toInteger(value) !== undefined
    case 'double':
      return typeof value === 'number' || (typeof value === 'string' && Number.isFinite(Number(value)))
    case 'object':
    case 'array':
      return isWireMap(value) || isWireList(value)
    case 'string':
    case 'date':
    case 'datetime':
    case 'boolean':
    case 'char':
    case 'letter':
      return typeof value !== 'object'
    default:
      return true
  }
}

const missingParam = (
  { api, errors }: MethodRecord,
  { name }: ParamRecord,
  family: FamilyErrors | undefined,
): PortalError => {
  if (api === 'v3') return requiredParameter(name)
  const code = (['MISSING_PARAMS', 'ERROR_ARGUMENT'] as const).find((known) => errors.includes(known))
  return missingParameter(name, code ?? family?.missing)
}

const wrongParam = ({ api }: MethodRecord, { name, type }: ParamRecord, value: WireValue): PortalError =>
  api === 'v3' ? wrongType(name, type) : wrongParameter(name, value, type)
