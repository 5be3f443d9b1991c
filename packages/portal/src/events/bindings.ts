import type { Engine } from '../engine/engine.ts'
import type { ConditionOf, RowOf } from '../engine/entity-rows.ts'
import { wireText } from './wire-text.ts'

/** What an application has asked to be told. */
export interface Binding {
  readonly id: number
  /** Client id of the application (or the webhook) that bound it. */
  readonly application: string
  readonly event: string
  /** Address to tell; empty for the offline queue. */
  readonly handler: string
  /** 0 = the token is of the user who acted; else always of this user. */
  readonly authType: number
  readonly isOffline: boolean
  readonly connectorId: string
  /** Seconds between two notices of ONOFFLINEEVENT. */
  readonly minTimeout: number
}

/** Bindings of one application, or of all, in the order in which they were made. */
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
