import { notFound } from '../../methods/refusals.ts'
import { anyCase, toInteger } from '../../methods/params.ts'
import { isWireMap, type WireMap, type WireValue } from '../../wire-value.ts'
import type { ParamRecord } from '../record.ts'
import type { TableCall } from './table-call.ts'
import { fieldsParam } from './fields-param.ts'

/** The documented parameters of a method, as the table's declaration corrects them. */
export const checkedParams = ({ record, declaration }: TableCall): readonly ParamRecord[] => {
  const optional = new Set(declaration.optional)
  const texts = new Set(declaration.texts)
  return record.params
    .filter(({ name }) => !optional.has(name))
    .map((param) => (texts.has(param.name) ? { ...param, type: 'string' } : param))
}

/** The parameters of a call, under their documented names. */
export const withSynonyms = ({ record, declaration, call: { params } }: TableCall): WireMap => {
  const { synonyms = {} } = declaration
  const renamed = Object.entries(synonyms).flatMap(([name, other]): [string, WireValue][] => {
    const value = anyCase(params, other)
    const isCalledSo = record.params.some((param) => param.name === name) && anyCase(params, name) === undefined
    return isCalledSo && value !== undefined ? [[name, value]] : []
  })
  return renamed.length === 0 ? params : { ...params, ...Object.fromEntries(renamed) }
}

/** @throws {PortalError} the call names the row of another table, and there is none */
export const checkParents = (table: TableCall): void => {
  const { record, declaration, call } = table
  const { engine } = call.portal
  const bag = fieldsParam(record)
  const fields = bag === undefined ? undefined : anyCase(call.params, bag.name)
  for (const [name, entities] of Object.entries(declaration.parents ?? {})) {
    const given = anyCase(call.params, name) ?? (isWireMap(fields) ? anyCase(fields, name) : undefined)
    if (given === undefined) continue
    const id = toInteger(given)
    if (id === undefined || entities.every((entity) => engine.dynamic(entity).find(id) === undefined))
      throw notFound({ errors: { notFound: { code: 0, description: `${name}: not found` }, ...call.errors } })
  }
}
