import { type FaultAction, faultActions } from './fault-rule.ts'

/** A fault of an HTTP request, not of a method's work. */
export type RequestFault = Exclude<FaultAction, 'ignoreFilter' | EventFault>

/** A fault in the sending of events. */
export type EventFault = 'eventLate' | 'eventTwice' | 'eventLost'

export const eventFaults: ReadonlySet<EventFault> = new Set(['eventLate', 'eventTwice', 'eventLost'])

const isEventFault = (action: FaultAction): action is EventFault => action.startsWith('event')

export const isRequestFault = (action: FaultAction): action is RequestFault =>
  action !== 'ignoreFilter' && !isEventFault(action)

/** Faults that apply to a whole HTTP request. */
export const requestFaults: ReadonlySet<RequestFault> = new Set(faultActions.filter(isRequestFault))

/** Faults in the work of a single call. They are looked up after the request passed the other checks. */
export const callFaults: ReadonlySet<'ignoreFilter'> = new Set(['ignoreFilter'])

/** Faults that can apply to one command of a batch. That command fails in `result_error`, and the other commands go on. */
export const commandFaults: ReadonlySet<'ignoreFilter' | 'operating429' | 'json500' | 'softError'> = new Set([
  'ignoreFilter',
  'operating429',
  'json500',
  'softError',
])
