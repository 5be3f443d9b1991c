import type { BatchCommandV3, BatchRequestEnvelopeV2 } from '../types/batch.ts'
import type { TypeCallParams } from '../types/call-params.ts'
import type { BatchCommand, BatchPlan } from './batch-plan.ts'
import { encodeQuery } from './encode-query.ts'

/** The body of a REST v2 batch: commands as `method?query`, in a list or, when they are named, in a map. */
export const envelopeV2 = ({ commands, isNamed }: BatchPlan, isHaltOnError: boolean): BatchRequestEnvelopeV2 => {
  const lines = commands.map(commandLine)
  // A number, for PHP takes the text "false" for true.
  const halt = isHaltOnError ? 1 : 0
  if (!isNamed) return { halt, cmd: lines }
  return { halt, cmd: Object.fromEntries(commands.map(({ key }, index) => [key, lines[index]])) }
}

const commandLine = ({ method, params }: BatchCommand): string => {
  const query = encodeQuery(params)
  return query === '' ? method : `${method}?${query}`
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
