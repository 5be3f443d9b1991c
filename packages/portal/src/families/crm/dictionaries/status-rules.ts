import type { MethodCall } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'
import { isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import type { Engine } from '../../../engine/engine.ts'
import { rowsBy } from '../cards/rows-by-values.ts'

/** The pipeline of a dictionary of stages, and the prefix of the stages' ids: `DEAL_STAGE_9` has `C9:`. */
const pipelineOf = (entityId: string): { categoryId: number; prefix: string } | undefined => {
  const [, owner, smartProcess, category = '0'] =
    /^(DEAL|SMART_INVOICE|DYNAMIC_(\d+))_STAGE(?:_(\d+))?$/.exec(entityId) ?? []
  if (owner === undefined) return undefined
  const categoryId = Number(category)
  if (owner === 'DEAL') return { categoryId, prefix: categoryId === 0 ? '' : `C${category}:` }
  return { categoryId, prefix: `DT${owner === 'SMART_INVOICE' ? '31' : (smartProcess ?? '')}_${category}:` }
}

/** Dictionaries have entries, or are the stages of a pipeline that lost all of its own. */
export const isDictionary = (engine: Engine, entityId: string): boolean =>
  pipelineOf(entityId) !== undefined || rowsBy(engine, 'status', { entityId }).length > 0

/** An entry keeps its dictionary, its code and what it means. */
const keptOf = ({ entityId = null, statusId = null, categoryId = null, semantics = null }: WireMap): WireMap => ({
  entityId,
  statusId,
  categoryId,
  semantics,
})

/** The values of an entry. @throws {PortalError} the dictionary is unknown or has an entry with this `STATUS_ID` */
export const statusValues = (values: WireMap, { portal }: MethodCall, before: WireMap | undefined): WireMap => {
  if (before !== undefined) return keptOf(before)
  const entityId = textOf(values['entityId'])
  const given = textOf(values['statusId'])
  if (!isDictionary(portal.engine, entityId)) throw refusedWithoutCode('The dictionary ENTITY_ID is not found.')
  const { prefix = '', categoryId } = pipelineOf(entityId) ?? {}
  const statusId = given.startsWith(prefix) ? given : prefix + given
  if (rowsBy(portal.engine, 'status', { entityId, statusId }).length > 0)
    throw refusedWithoutCode(`The entry ${statusId} of ${entityId} exists already.`)
  const inPipeline = categoryId === undefined ? {} : { categoryId }
  return { statusId, system: 'N', nameInit: '', ...inPipeline }
}

/** System entries are deleted only by force. @throws {PortalError} the call does not say so */
export const mayRemoveStatus = (row: WireMap, { params }: MethodCall): void => {
  if (row['system'] !== 'Y') return
  const settings = anyCase(params, 'params')
  const isForced = isWireMap(settings) && textOf(anyCase(settings, 'FORCED')) === 'Y'
  if (!isForced) throw refusedWithoutCode('A system entry can only be deleted with the parameter FORCED.')
}
