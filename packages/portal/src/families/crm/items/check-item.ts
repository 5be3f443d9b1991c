import { refusedWithoutCode } from '../../../methods/refusals.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { textOf, type WireValue, type WireMap } from '../../../wire-value.ts'
import type { CrmType } from '../entities/item-types.ts'
import { entityOf } from './crm-type.ts'

/** Checks what a call writes into an item. @throws {PortalError} an amount is no number, or the portal lacks the currency */
export const checkItem = (call: MethodCall, type: CrmType, values: WireMap): void => {
  const { fields } = entityOf(call, type)
  const wrong = fields.find(({ name, type: kind }) => kind === 'double' && !isAmount(values[name]))
  if (wrong !== undefined) throw refusedWithoutCode(`The field '${wrong.upper ?? wrong.name}' must be a number.`)
  const currency = fields.find(({ name, type: kind }) => kind === 'crm_currency' && !isKnown(call, values[name]))
  if (currency === undefined) return
  throw refusedWithoutCode(`The field '${currency.upper ?? currency.name}' has an unknown currency.`)
}

const isAmount = (value: WireValue | undefined): boolean => {
  if (typeof value === 'number') return Number.isFinite(value)
  // `100|USD` is an amount with its currency.
  return typeof value !== 'string' || Number.isFinite(Number(value.split('|')[0]))
}

const isKnown = ({ portal }: MethodCall, value: WireValue | undefined): boolean => {
  const code = textOf(value)
  if (code === '') return true
  return portal.engine.count('currency', { kind: 'eq', field: 'currency', value: code }) > 0
}
