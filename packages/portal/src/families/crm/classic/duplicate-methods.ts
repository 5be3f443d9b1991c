import type { RowOf } from '../../../engine/entity-rows.ts'
import { isWireList, isWireMap, textOf, type WireValue } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

const maxValues = 20
const owners = ['lead', 'contact', 'company'] as const

/** Phone numbers are equal if their digits are equal. Mail addresses are compared without letter case. */
const normal = (type: 'PHONE' | 'EMAIL', value: string): string =>
  type === 'EMAIL' ? value.trim().toLowerCase() : value.replaceAll(/\D/g, '').replace(/^8(?=\d{10}$)/, '7')

const findByComm: Handle = (call) => {
  const type = textOf(anyCase(call.params, 'type')).toUpperCase()
  if (type !== 'PHONE' && type !== 'EMAIL')
    throw refusedWithoutCode('Communication type is not defined or invalid: use PHONE or EMAIL.')
  const given = anyCase(call.params, 'values')
  const values = isWireList(given) || isWireMap(given) ? Object.values(given).map(textOf) : []
  if (values.length === 0) throw refusedWithoutCode('Values is not defined or empty.')
  if (values.length > maxValues) throw refusedWithoutCode(`Values are too many: at most ${String(maxValues)}.`)
  const wanted = new Set(values.map((value) => normal(type, value)).filter((value) => value !== ''))
  const only = textOf(anyCase(call.params, 'entity_type')).toUpperCase()
  const found = owners
    .filter((owner) => only === '' || owner.toUpperCase() === only)
    .map((owner) => [owner.toUpperCase(), idsWith(call, owner, type, wanted)] as const)
    .filter(([, ids]) => ids.length > 0)
  // If nothing is found, the reply is PHP's empty array.
  return { result: found.length === 0 ? [] : Object.fromEntries(found) }
}

const idsWith = (
  { portal }: MethodCall,
  owner: (typeof owners)[number],
  type: 'PHONE' | 'EMAIL',
  wanted: ReadonlySet<string>,
): readonly number[] => {
  const where = { kind: 'eq', field: type === 'PHONE' ? 'hasPhone' : 'hasEmail', value: 'Y' } as const
  const { rows } = portal.engine.page(owner, { where }, { fields: ['fm'] })
  return rows.filter((row) => valuesOf(row, type).some((value) => wanted.has(value))).map(({ id }) => id)
}

const valuesOf = ({ fm }: Pick<RowOf<(typeof owners)[number]>, 'fm'>, type: 'PHONE' | 'EMAIL'): readonly string[] =>
  valuesIn(fm)
    .filter(isWireMap)
    .filter((field) => field['typeId'] === type)
    .map((field) => normal(type, textOf(field['value'])))

const valuesIn = (value: WireValue | undefined): readonly WireValue[] => (isWireList(value) ? value : [])

/** The search for leads, contacts and companies with the same phone number or mail address. */
export const duplicateMethods: Methods = { 'crm.duplicate.findbycomm': findByComm }
