import { isWireList, isWireMap, textOf, type WireValue } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { anyCase, isTruthy, toInteger } from '../../../methods/params.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

/** A parameter that has to be there. @throws {PortalError} it is not */
export const required = ({ params, method }: MethodCall, name: string): WireValue => {
  const value = anyCase(params, name)
  if (value === undefined || value === null || value === '')
    throw refusedWithoutCode(`The required parameter "${name}" is not set for the method "${method}"`)
  return value
}

/** A number that has to be there. @throws {PortalError} it is missing or no number */
export const requiredId = (call: MethodCall, name: string): number => {
  const id = toInteger(required(call, name))
  if (id === undefined)
    throw refusedWithoutCode(`The parameter "${name}" of the method "${call.method}" has to be a number`)
  return id
}

/** Whose calendar a call is about. @throws {PortalError} it does not say */
export const ownerOf = (call: MethodCall): { readonly calType: string; readonly ownerId: number } => ({
  calType: textOf(required(call, 'type')),
  ownerId: requiredId(call, 'ownerId'),
})

/** A list parameter's values; one value alone is a list of one. */
export const valuesIn = (value: WireValue | undefined): readonly WireValue[] => {
  if (value === undefined || value === null || value === '') return []
  return isWireList(value) || isWireMap(value) ? Object.values(value) : [value]
}

/** The numbers of a list parameter. */
export const idsIn = (value: WireValue | undefined): readonly number[] =>
  valuesIn(value).flatMap((one) => toInteger(one) ?? [])

/** `Y`, true and 1 are yes. */
export const isYes = (value: WireValue | undefined): boolean => value === 'Y' || (value !== 'N' && isTruthy(value))

/** The zone of a user's clock. */
export const zoneOf = ({ portal, caller }: MethodCall): string => {
  const user = portal.engine.find('user', caller.userId)
  return textOf(user?.timeZone) || 'Europe/Moscow'
}
