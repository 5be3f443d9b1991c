import { layoutBlocksEntity as entity } from '../entities/cards.ts'
import { isWireMap, type WireMap } from '../../../wire-value.ts'
import type { MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { requiredInteger, requiredMap } from '../../../methods/params.ts'
import { removeBy, rowsBy, type ValuesOf } from './rows-by-values.ts'
import { checkEntry, timelineOwner } from './timeline-entry.ts'
import { refused } from '../../../methods/refusals.ts'

interface LayoutKind {
  readonly kind: 'activity' | 'timeline'
  /** The parameter that names the entry. */
  readonly param: string
  /** The tables that hold the entries. @default comments and log messages */
  readonly tables?: readonly string[] | undefined
}

/** Finds the blocks that a call means. Each application has its own blocks. @throws {PortalError} the entry or its owner does not exist */
const keyOf = (call: MethodCall, { kind, param, tables }: LayoutKind): ValuesOf<typeof entity.name> => {
  if (call.caller.auth !== 'application') throw refused('ERROR_WRONG_CONTEXT', 'Application context required')
  const { typeId, id } = timelineOwner(call, 'entityTypeId', 'entityId')
  const entryId = requiredInteger(call.params, param)
  checkEntry(call.portal.engine, entryId, tables)
  return { kind, entityTypeId: typeId, entityId: id, entryId, application: call.caller.credentialId }
}

/** Reads the blocks of a call. @throws {PortalError} `FIELD_IS_REQUIRED`: there are no blocks, or one lacks its type */
const layoutIn = (call: MethodCall): WireMap => {
  const layout = requiredMap(call.params, 'layout')
  const { blocks } = layout
  const isWhole = isWireMap(blocks) && Object.values(blocks).every((block) => isWireMap(block) && 'type' in block)
  if (!isWhole) throw refused('FIELD_IS_REQUIRED', 'Field "blocks" with a "type" for each is required')
  return { blocks }
}

const layoutBlocksOf = (kind: LayoutKind) => ({
  set: (call: MethodCall): MethodReply => {
    const key = keyOf(call, kind)
    const layout = layoutIn(call)
    removeBy(call.portal.engine, entity.name, key)
    call.portal.engine.insert(entity.name, { ...key, layout })
    return { result: { success: true } }
  },
  get: (call: MethodCall): MethodReply => {
    const [row] = rowsBy(call.portal.engine, entity.name, keyOf(call, kind))
    return { result: { layout: row?.layout ?? null } }
  },
  delete: (call: MethodCall): MethodReply => {
    removeBy(call.portal.engine, entity.name, keyOf(call, kind))
    return { result: { success: true } }
  },
})

const ofActivities = layoutBlocksOf({ kind: 'activity', param: 'activityId', tables: ['crmActivity'] })
const ofTimeline = layoutBlocksOf({ kind: 'timeline', param: 'timelineId' })

/** Blocks that an application adds to entries of the timeline. */
export const layoutBlockMethods: Methods = {
  'crm.activity.layout.blocks.set': ofActivities.set,
  'crm.activity.layout.blocks.get': ofActivities.get,
  'crm.activity.layout.blocks.delete': ofActivities.delete,
  'crm.timeline.layout.blocks.set': ofTimeline.set,
  'crm.timeline.layout.blocks.get': ofTimeline.get,
  'crm.timeline.layout.blocks.delete': ofTimeline.delete,
}
