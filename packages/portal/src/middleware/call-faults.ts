import type { FaultBook } from '../faults/fault-book.ts'
import { callFaults as faultsOfCall, commandFaults } from '../faults/fault-levels.ts'
import { internalServerError, softFailure } from '../faults/fault-replies.ts'
import { methodBlocked } from '../limits/refusals.ts'
import type { InvokeMiddleware } from '../invoke.ts'
import { PortalError } from '../portal-error.ts'

const failures = { operating429: methodBlocked, json500: internalServerError, softError: softFailure } as const

/** Applies the faults of a method's work: an ignored filter, or one command of a batch that fails. */
export const callFaults =
  (book: FaultBook): InvokeMiddleware =>
  (next) =>
  async (method, call) => {
    const target = { api: call.api, method: method.name }
    const strike = book.strike(target, call.isCommand ? commandFaults : faultsOfCall)
    if (strike === undefined) return next(method, call)
    if (strike.action === 'ignoreFilter') return next(method, { ...call, ignoresFilter: true })
    throw new PortalError(failures[strike.action])
  }
