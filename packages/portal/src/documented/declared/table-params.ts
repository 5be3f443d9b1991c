import { anyCase, toInteger } from '../../methods/params.ts'
import { isWireMap, type WireMap, type WireValue } from '../../wire-value.ts'
import type { ParamRecord } from '../record.ts'
import type { TableCall } from './table-call.ts'
import { fieldsParam } from './fields-param.ts'
import { rowNotFound } from './find-row.ts'

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

/** Checks the rows of other tables that a call names. @throws {PortalError} the documented error, if one is not there */
export const checkParents = ({ record, fields, declaration, call }: TableCall): void => {
  const { engine } = call.portal
  const bag = fieldsParam(record)
  const values = bag === undefined ? undefined : anyCase(call.params, bag.name)
  for (const [name, entities] of Object.entries(declaration.parents ?? {})) {
    const given = anyCase(call.params, name) ?? (isWireMap(values) ? anyCase(values, name) : undefined)
    if (given === undefined) continue
    const id = toInteger(given)
    if (id === undefined || entities.every((entity) => engine.dynamic(entity).find(id) === undefined))
      throw rowNotFound(record, fields, name)
  }
}
