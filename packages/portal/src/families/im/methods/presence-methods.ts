import type { WrittenRow } from '../../../engine/entity-rows.ts'
import { formatDateTime } from '../../../server-time.ts'
import { textOf } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { refused } from '../../../methods/refusals.ts'

const known: ReadonlySet<string> = new Set(['online', 'dnd', 'away', 'break'])

const changing =
  (change: (call: MethodCall) => WrittenRow<'user'>): Handle =>
  (call) => {
    call.portal.engine.update('user', call.caller.userId, change(call))
    return { result: true }
  }

/** The status of a user, such as online or busy. */
export const presenceMethods: Methods = {
  'im.user.status.get': ({ portal, caller }) => ({
    result: portal.engine.find('user', caller.userId)?.['messengerStatus'] ?? 'online',
  }),
  'im.user.status.set': changing(({ params }) => {
    const messengerStatus = textOf(anyCase(params, 'STATUS')).toLowerCase()
    if (!known.has(messengerStatus)) throw refused('STATUS_ERROR', 'There is no such status')
    return { messengerStatus }
  }),

  // `AGO` is the number of minutes that the user has been away.
  'im.user.status.idle.start': changing(({ params, portal }) => {
    const minutes = Math.min(Math.max(toInteger(anyCase(params, 'AGO')) ?? 10, 0), 1_000_000)
    return { messengerIdleSince: formatDateTime(portal.clock.nowMs() - minutes * 60_000) }
  }),
  'im.user.status.idle.end': changing(() => ({ messengerIdleSince: null })),
}
