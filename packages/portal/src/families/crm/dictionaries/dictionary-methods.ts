import { classicNaming } from '../../../engine/naming.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import { classicQuery, controllerQuery } from '../../../methods/list-query.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, Methods } from '../../../methods/method.ts'
import { classicMap } from '../../../methods/params.ts'
import { typeWithPipelines } from '../items/crm-type.ts'

const statusList: Handle = (call) => {
  const page = listRows(call, {
    entity: call.portal.engine.entity('status'),
    ...classicQuery(call),
    defaultOrder: [{ field: 'sort', direction: 'asc' }],
    isUnpaged: true,
  })
  const result = page.rows.map((row) => ({
    ...classicRow(row, page.fields),
    // The usual pipeline of deals is not named here, and an entry that somebody added had no other name.
    ...(page.fields.some(({ name }) => name === 'categoryId') && row['categoryId'] === 0 ? { CATEGORY_ID: null } : {}),
    ...(page.fields.some(({ name }) => name === 'nameInit') ? { NAME_INIT: row['nameInit'] ?? '' } : {}),
    ...(row['color'] === null
      ? {}
      : { EXTRA: { SEMANTICS: longSemantics(row['semantics']), COLOR: row['color'] ?? null } }),
  }))
  return { result, total: page.total }
}

const longSemantics = (semantics: unknown): string =>
  semantics === 'S' ? 'success' : semantics === 'F' ? 'failure' : 'process'

const categoryList: Handle = (call) => {
  const { entityTypeId } = typeWithPipelines(call)
  const page = listRows(call, {
    entity: call.portal.engine.entity('category'),
    ...controllerQuery(call),
    where: { kind: 'eq', field: 'entityTypeId', value: entityTypeId },
    defaultOrder: [{ field: 'sort', direction: 'asc' }],
    isUnpaged: true,
  })
  const categories = page.rows.map((row) => {
    const { originId, originatorId, ...own } = row
    // On a portal the default pipeline of deals is not a row of its table, so it has no origin.
    return own['id'] === 0 ? own : { ...own, originId: originId ?? '', originatorId: originatorId ?? '' }
  })
  return { result: { categories }, total: page.total }
}

const currencyList: Handle = (call) => {
  const page = listRows(call, {
    entity: call.portal.engine.entity('currency'),
    naming: classicNaming,
    filter: {},
    order: classicMap(call.params, 'order'),
    isUnpaged: true,
  })
  const result = page.rows.map((row) => classicRow(row, page.fields))
  // A quirk of the portal: this method never counts.
  return { result, total: 0 }
}

/** Stages and other dictionaries, pipelines and currencies, read only. */
export const dictionaryMethods: Methods = {
  'crm.status.list': statusList,
  'crm.category.list': categoryList,
  'crm.currency.list': currencyList,
}
