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

/** Dictionaries of stages say which type and pipeline they belong to, and what the ids of their stages begin with. */
const pipelineOf = (dictionary: string): WireMap => {
  const [, owner, smartProcess, category = '0'] =
    /^(DEAL|SMART_INVOICE|DYNAMIC_(\d+))_STAGE(?:_(\d+))?$/.exec(dictionary) ?? []
  if (owner === undefined) return {}
  const entityTypeId = owner === 'DEAL' ? 2 : owner === 'SMART_INVOICE' ? 31 : Number(smartProcess)
  const prefix = owner === 'DEAL' ? `C${category}` : `DT${String(entityTypeId)}_${category}`
  return {
    ENTITY_TYPE_ID: entityTypeId,
    CATEGORY_ID: Number(category),
    ...(dictionary === 'DEAL_STAGE' ? {} : { PARENT_ID: `${owner}_STAGE`, PREFIX: prefix }),
  }
}

/** The dictionaries of a portal, in the order in which they were made. */
export const statusTypes: Handle = ({ portal }) => {
  const { rows } = portal.engine.page('status', { where: { kind: 'always' }, order: [], limit: 100_000, offset: 0 })
  const dictionaries = [...new Set(rows.map(({ entityId }) => textOf(entityId)))]
  return { result: dictionaries.map((ID) => ({ ID, NAME: titles[ID] ?? ID, ...pipelineOf(ID) })) }
}
