import { isWireList, isWireMap, textOf, type WireValue } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { anyCase, isTruthy, toInteger } from '../../../methods/params.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

/** Reads a required parameter. @throws {PortalError} it is missing */
export const required = ({ params, method }: MethodCall, name: string): WireValue => {
  const value = anyCase(params, name)
  if (value === undefined || value === null || value === '')
    throw refusedWithoutCode(`The required parameter "${name}" is not set for the method "${method}"`)
  return value
}

/** Reads a required number. @throws {PortalError} it is missing or not a number */
export const requiredId = (call: MethodCall, name: string): number => {
  const id = toInteger(required(call, name))
  if (id === undefined)
    throw refusedWithoutCode(`The parameter "${name}" of the method "${call.method}" has to be a number`)
  return id
}

/** Reads the owner of the calendar. @throws {PortalError} the call does not name one */
export const ownerOf = (call: MethodCall): { readonly calType: string; readonly ownerId: number } => ({
  calType: textOf(required(call, 'type')),
  ownerId: requiredId(call, 'ownerId'),
})

/** The values of a list parameter. A single value is a list of one. */
export const valuesIn = (value: WireValue | undefined): readonly WireValue[] => {
  if (value === undefined || value === null || value === '') return []
  return isWireList(value) || isWireMap(value) ? Object.values(value) : [value]
}

/** The numbers of a list parameter. */
export const idsIn = (value: WireValue | undefined): readonly number[] =>
  valuesIn(value).flatMap((one) => toInteger(one) ?? [])

/** Whether a flag is set: `Y`, true and 1 mean yes. */
export const isYes = (value: WireValue | undefined): boolean => value === 'Y' || (value !== 'N' && isTruthy(value))

/** The time zone of a user. */
export const zoneOf = ({ portal, caller }: MethodCall): string => {
  const user = portal.engine.find('user', caller.userId)
  return textOf(user?.timeZone) || 'Europe/Moscow'
}
