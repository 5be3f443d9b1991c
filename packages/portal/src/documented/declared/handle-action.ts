import type { Row } from '../../engine/untyped-row.ts'
import type { MethodReply } from '../../methods/method.ts'
import { checkParams } from '../check-params.ts'
import { authoredValues, changedValues } from './authorship.ts'
import type { Action } from './documented-table.ts'
import { describeFields } from './describe.ts'
import type { MethodRecord } from '../record.ts'
import type { TableFields } from './table-fields.ts'
import type { TableCall } from './table-call.ts'
import { findRow } from './find-row.ts'
import { liveFields } from './live-fields.ts'
import { listTable } from './list-rows-of-table.ts'
import type { WireValue } from '../../wire-value.ts'
import { replyWith } from './reply.ts'
import { withParts } from './row-parts.ts'
import { keptFiles } from './kept-files.ts'
import { checkedParams, checkParents, withSynonyms } from './table-params.ts'
import { checkRequired, chosenValues, defaultValues, fixedValues, writtenValues } from './written-values.ts'

/** Names that only parameters or rows have are no fields, where the documentation's list has most of the others. */
const listedFields = ({ fields: documented }: MethodRecord, { fields }: TableFields): Pick<TableFields, 'fields'> => {
  const names = new Set(documented.map(({ name }) => name))
  const listed = fields.filter(({ name, definition }) => names.has(name) || definition.isDynamic === true)
  return { fields: listed.length * 2 > fields.length ? listed : fields }
}

/** Runs one action of a table. @throws {PortalError} the parameters are wrong, or there is no such row */
export const handleAction = (action: Action, declared: TableCall): MethodReply => {
  const { record, declaration } = declared
  const call = { ...declared.call, params: withSynonyms(declared) }
  const fields = liveFields(declared.fields, declaration, call.portal.engine)
  const table: TableCall = { ...declared, fields, call }
  checkParams({ ...record, params: checkedParams(table) }, call)
  // What belonged to a row that is gone can still be deleted.
  if (action !== 'delete') checkParents(table)
  const { engine } = call.portal
  const follow = (id: number): Row => {
    const rows = engine.dynamic(fields.entity.name)
    const row = rows.find(id) ?? { id }
    const values = { ...keptFiles(table, row), ...declaration.afterWrite?.(row, call) }
    if (Object.keys(values).length === 0) return row
    rows.update(id, values)
    return rows.find(id) ?? row
  }
  const reply = (row: Row): WireValue =>
    replyWith(record.shape, { ...row, ...declaration.shown?.(row, call) }, fields, declaration.keyField)
  switch (action) {
    case 'fields':
      return { result: describeFields(record.shape, listedFields(record, fields), declaration.described) }
    case 'list':
      return listTable(table)
    case 'get':
      return { result: reply(withParts(table, findRow(table))) }
    case 'add': {
      checkRequired(table)
      const values = writtenValues(table, 'add')
      const chosen = chosenValues(table)
      const usual = { ...authoredValues(fields.entity, call), ...defaultValues(table), ...declaration.defaults?.(call) }
      const row = { ...usual, ...chosen, ...values }
      const completed = declaration.beforeWrite?.({ ...chosen, ...values }, call, undefined)
      const id = engine.dynamic(fields.entity.name).insert({ ...row, ...completed })
      const followed = follow(id)
      declaration.added?.(followed, call)
      const added = engine.dynamic(fields.entity.name).find(id) ?? { id }
      return { result: reply(added) }
    }
    case 'update': {
      const before = findRow(table)
      const id = Number(before['id'])
      const values = writtenValues(table, 'update')
      engine.dynamic(fields.entity.name).update(id, {
        ...changedValues(fields.entity, call),
        ...values,
        ...declaration.beforeWrite?.(values, call, before),
      })
      return { result: reply(follow(id)) }
    }
    case 'change': {
      const row = findRow(table)
      const id = Number(row['id'])
      const changes = fixedValues(table, row)
      declaration.changing?.(id, changes, call)
      engine.dynamic(fields.entity.name).update(id, { ...changedValues(fields.entity, call), ...changes })
      return { result: reply(follow(id)) }
    }
    default: {
      const row = findRow(table)
      declaration.removing?.(row, call)
      engine.dynamic(fields.entity.name).remove([Number(row['id'])])
      return { result: reply(row) }
    }
  }
}
