import { batchInexpressible } from '../errors/catalogues/batch-errors.ts'
import type { BatchCommandV3, BatchRequestEnvelopeV2 } from '../types/calls/batch.ts'
import type { TypeCallParams } from '../types/calls/call-params.ts'
import type { BatchPlan } from './batch-plan.ts'
import { encodeQuery } from './encode-query.ts'
import { inexpressiblePart } from './inexpressible.ts'

/**
 * The body of a REST v2 batch: commands as `method?query`, in a list or, when they are named, in a map.
 * @throws {AjaxError} `JSSDK_BATCH_INEXPRESSIBLE`: a call could say it, the query of a command cannot
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
    // A number, for PHP takes the text "false" for true.
    halt: isHaltOnError ? 1 : 0,
    cmd: isNamed ? Object.fromEntries(lines) : lines.map(([, line]) => line),
  }
}

/** The body of a REST v3 batch: a list of calls, named ones with their name as alias. */
export const envelopeV3 = (
  { commands, isNamed }: BatchPlan,
  isHaltOnError: boolean,
): BatchCommandV3[] & TypeCallParams => {
  const calls = commands.map(({ key, method, params, as, parallel }): BatchCommandV3 => {
    const alias = isNamed ? String(key) : as
    return {
      method,
      // The portal refuses a command without a query, even where it has no parameters.
      query: { ...params },
      ...(alias !== undefined && { as: alias }),
      parallel: parallel ?? !isHaltOnError,
    }
  })
  const noParams: TypeCallParams = {}
  return Object.assign(calls, noParams)
}
