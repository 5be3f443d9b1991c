import { type FaultAction, faultActions } from './fault-rule.ts'

/** A fault of an HTTP request, as opposed to one of a method's work. */
export type RequestFault = Exclude<FaultAction, 'ignoreFilter' | EventFault>

/** A fault of the telling of events. */
export type EventFault = 'eventLate' | 'eventTwice' | 'eventLost'

export const eventFaults: ReadonlySet<EventFault> = new Set(['eventLate', 'eventTwice', 'eventLost'])

const isEventFault = (action: FaultAction): action is EventFault => action.startsWith('event')

export const isRequestFault = (action: FaultAction): action is RequestFault =>
  action !== 'ignoreFilter' && !isEventFault(action)

/** Faults that strike a whole HTTP request. */
export const requestFaults: ReadonlySet<RequestFault> = new Set(faultActions.filter(isRequestFault))

/** Faults of a single call's work, looked up when its request got through. */
export const callFaults: ReadonlySet<'ignoreFilter'> = new Set(['ignoreFilter'])

/** Faults that can strike one command of a batch: it fails in `result_error`, and the other commands go on. */
export const commandFaults: ReadonlySet<'ignoreFilter' | 'operating429' | 'json500' | 'softError'> = new Set([
  'ignoreFilter',
  'operating429',
  'json500',
  'softError',
])
