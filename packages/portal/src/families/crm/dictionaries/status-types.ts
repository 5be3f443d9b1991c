import type { RowOf } from '../../../engine/entity-rows.ts'
import { textOf, type WireMap } from '../../../wire-value.ts'
import type { Handle } from '../../../methods/method.ts'

const titles: Readonly<Record<string, string>> = {
  STATUS: 'Lead statuses',
  SOURCE: 'Sources',
  CONTACT_TYPE: 'Contact types',
  COMPANY_TYPE: 'Company types',
  EMPLOYEES: 'Employees',
  INDUSTRY: 'Industries',
  DEAL_TYPE: 'Deal types',
  DEAL_STAGE: 'Deal stages',
  QUOTE_STATUS: 'Quote statuses',
  HONORIFIC: 'Salutations',
}

/** The types without pipelines, by the dictionary of their statuses. */
const statusOwners: Readonly<Record<string, number>> = { STATUS: 1, INVOICE_STATUS: 5, QUOTE_STATUS: 7 }

/** A dictionary of stages names its type and its pipeline, and the prefix of its stage ids. */
const pipelineOf = (dictionary: string): WireMap => {
  const [, owner, smartProcess, category = '0'] =
    /^(DEAL|SMART_INVOICE|DYNAMIC_(\d+))_STAGE(?:_(\d+))?$/.exec(dictionary) ?? []
  const ofOneType = statusOwners[dictionary]
  if (ofOneType !== undefined) return { ENTITY_TYPE_ID: ofOneType }
  if (owner === undefined) return {}
  const entityTypeId = owner === 'DEAL' ? 2 : owner === 'SMART_INVOICE' ? 31 : Number(smartProcess)
  const prefix = owner === 'DEAL' ? `C${category}` : `DT${String(entityTypeId)}_${category}`
  return {
    ENTITY_TYPE_ID: entityTypeId,
    CATEGORY_ID: Number(category),
    ...(dictionary === 'DEAL_STAGE' ? {} : { PARENT_ID: `${owner}_STAGE`, PREFIX: prefix }),
  }
}

/** The first stage, and the stages that end the process. Other dictionaries have none, so they get PHP's empty array. */
const semanticsOf = (stages: readonly RowOf<'status'>[]): WireMap | readonly [] => {
  const inOrder = stages.toSorted((a, b) => Number(a.sort) - Number(b.sort))
  const success = inOrder.find(({ semantics }) => semantics === 'S')
  if (success === undefined) return []
  const failure = inOrder.find(({ semantics }) => semantics === 'F')
  return {
    START_FIELD: textOf(inOrder[0]?.statusId),
    FINAL_SUCCESS_FIELD: textOf(success.statusId),
    FINAL_UNSUCCESS_FIELD: textOf(failure?.statusId),
    FINAL_SORT: Number(success.sort),
  }
}

/** The dictionaries of a portal, in the order in which they were made. */
export const statusTypes: Handle = ({ portal }) => {
  const { rows } = portal.engine.page('status', { where: { kind: 'always' }, order: [], limit: 100_000, offset: 0 })
  const dictionaries = new Map<string, RowOf<'status'>[]>()
  for (const row of rows) {
    const known = dictionaries.get(textOf(row.entityId))
    if (known === undefined) dictionaries.set(textOf(row.entityId), [row])
    else known.push(row)
  }
  const shown = [...dictionaries].map(([ID, entries]) => ({
    ID,
    NAME: titles[ID] ?? ID,
    SEMANTIC_INFO: semanticsOf(entries),
    ...pipelineOf(ID),
  }))
  return { result: shown }
}
