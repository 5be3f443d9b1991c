import { batchInexpressible } from '../errors/catalogues/batch-errors.ts'
import type { BatchCommandV3, BatchRequestEnvelopeV2 } from '../types/calls/batch.ts'
import type { TypeCallParams } from '../types/calls/call-params.ts'
import type { BatchPlan } from './batch-plan.ts'
import { encodeQuery } from './encode-query.ts'
import { inexpressiblePart } from './inexpressible.ts'

/**
 * The body of a REST v2 batch. Commands are `method?query`, in a list, or in a map when they are named.
 * @throws {AjaxError} `JSSDK_BATCH_INEXPRESSIBLE`: the query of a command cannot express a parameter; a single call could
 */
export const envelopeV2 = ({ commands, isNamed }: BatchPlan, isHaltOnError: boolean): BatchRequestEnvelopeV2 => {
  const earlier = new Set<string>()
  const lines = commands.map(({ key, method, params }, index): [string, string] => {
    const reason = inexpressiblePart(params, { method, earlier })
    if (reason !== undefined) throw batchInexpressible(key, method, reason)
    const name = String(isNamed ? key : index)
    earlier.add(name)
    const query = encodeQuery(params)
    return [name, query === '' ? method : `${method}?${query}`]
  })
  return {
    // Sent as a number, because PHP reads the text "false" as true.
    halt: isHaltOnError ? 1 : 0,
    cmd: isNamed ? Object.fromEntries(lines) : lines.map(([, line]) => line),
  }
}

/** The body of a REST v3 batch: a list of calls. A named call has its name as alias. */
export const envelopeV3 = (
  { commands, isNamed }: BatchPlan,
  isHaltOnError: boolean,
): BatchCommandV3[] & TypeCallParams => {
  const calls = commands.map(({ key, method, params, as, parallel }): BatchCommandV3 => {
    const alias = isNamed ? String(key) : as
    return {
      method,
      // `query` is always sent, because the portal refuses a command without it.
      query: { ...params },
      ...(alias !== undefined && { as: alias }),
      parallel: parallel ?? !isHaltOnError,
    }
  })
  const noParams: TypeCallParams = {}
  return Object.assign(calls, noParams)
}
