import type { Engine } from '../engine/engine.ts'
import type { ConditionOf, RowOf } from '../engine/entity-rows.ts'
import { wireText } from './wire-text.ts'

/** A handler that an application has registered for an event. */
export interface Binding {
  readonly id: number
  /** The client id of the application, or the webhook, that made the binding. */
  readonly application: string
  readonly event: string
  /** The address of the handler. Empty for the offline queue. */
  readonly handler: string
  /** The user whose token the event carries. 0 means the user who acted. */
  readonly authType: number
  readonly isOffline: boolean
  readonly connectorId: string
  /** The least number of seconds between two ONOFFLINEEVENT. */
  readonly minTimeout: number
}

/** The bindings of one application, or of all, in the order in which they were made. */
export const bindingsOf = (engine: Engine, application?: string): readonly Binding[] => {
  const where: ConditionOf<'event'> =
    application === undefined ? { kind: 'always' } : { kind: 'eq', field: 'application', value: application }
  return engine.page('event', { where }).rows.map(toBinding)
}

const toBinding = (row: RowOf<'event'>): Binding => ({
  id: row.id,
  application: wireText(row.application),
  event: wireText(row.event),
  handler: wireText(row.handler),
  authType: row.authType ?? 0,
  isOffline: row.isOffline === true,
  connectorId: wireText(row.connectorId),
  minTimeout: row.minTimeout ?? 1,
})
