import type { TypeB24 } from '@bitrix24/b24jssdk'
import { outcomeOf, thrownOf } from './outcome-of.ts'
import type { SdkModule, Step, StepOutcome } from './step.ts'
import { batchSteps } from './steps/batches.ts'
import { callSteps } from './steps/calls.ts'
import { errorSteps } from './steps/errors.ts'
import { legacySteps } from './steps/legacy.ts'
import { listSteps } from './steps/lists.ts'
import { v3Steps } from './steps/rest-v3.ts'

/** Everything both SDKs are asked to do, in this order. */
export const steps: readonly Step[] = [
  ...callSteps,
  ...batchSteps,
  ...listSteps,
  ...v3Steps,
  ...errorSteps,
  ...legacySteps,
]

/** Steps are told apart in the portal's log by the request id. */
export const requestIdOf = (name: string): string => name.replaceAll(/[^\w.]+/g, '-')

/** Runs every step, one after another, with one of the SDKs. */
export const runProgram = async ($b24: TypeB24, sdk: SdkModule): Promise<StepOutcome[]> => {
  const outcomes: StepOutcome[] = []
  for (const { name, run } of steps) {
    try {
      outcomes.push({ name, outcome: outcomeOf(await run({ $b24, sdk, requestId: requestIdOf(name) })) })
    } catch (error) {
      outcomes.push({ name, outcome: thrownOf(error) })
    }
  }
  return outcomes
}
