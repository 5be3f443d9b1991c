import type { Engine } from '../engine/engine.ts'
import type { ConditionOf } from '../engine/entity-rows.ts'
import { PortalError } from '../portal-error.ts'

/** Whether the user no longer works here. Webhooks and tokens of such a user are refused. */
export const isDismissed = (engine: Engine, userId: number): boolean => {
  const isUser: ConditionOf<'user'> = { kind: 'eq', field: 'id', value: userId }
  const isInactive: ConditionOf<'user'> = { kind: 'eq', field: 'active', value: false }
  return engine.count('user', { kind: 'and', conditions: [isUser, isInactive] }) > 0
}

export const notAuthorized = (): PortalError =>
  new PortalError({ code: 'authorization_error', description: 'Unable to authorize user', status: 401 })
