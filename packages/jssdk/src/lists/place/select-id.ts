import type { TypeCallParams } from '../../types/calls/call-params.ts'
import { spellingOf } from './spelling-of.ts'

/** Adds the id to a `select` without it. Otherwise the next page could not be requested. */
export const withIdSelected = (params: TypeCallParams, cursorIdKey: string): TypeCallParams => {
  const name = spellingOf(params, 'select')
  const select: unknown = name === undefined ? undefined : params[name]
  if (name === undefined || !Array.isArray(select) || select.length === 0) return params
  const fields: readonly unknown[] = select
  const isThere = fields.some((field) => field === '*' || field === cursorIdKey)
  return isThere ? params : { ...params, [name]: [...fields, cursorIdKey] }
}
