import type { TypeB24 } from '@bitrix24/b24jssdk'
import { outcomeOf, thrownOf } from './outcome-of.ts'
import { recordingUse } from './recording-use.ts'
import type { CompatApp, SdkModule, Step, StepOutcome } from './step.ts'
import { batchSteps } from './steps/batches.ts'
import { callSteps } from './steps/calls.ts'
import { clientSteps } from './steps/clients.ts'
import { shapeSteps } from './steps/error-shapes.ts'
import { errorSteps } from './steps/errors.ts'
import { formatterSteps } from './steps/formatters.ts'
import { helperSteps } from './steps/helpers.ts'
import { legacySteps } from './steps/legacy.ts'
import { listSteps } from './steps/lists.ts'
import { loggerSteps } from './steps/loggers.ts'
import { oauthSteps } from './steps/oauth.ts'
import { platformSteps } from './steps/platform.ts'
import { pullSteps } from './steps/pull.ts'
import { v3Steps } from './steps/rest-v3.ts'
import { restrictionSteps } from './steps/restrictions.ts'
import { resultSteps } from './steps/results.ts'
import { textSteps } from './steps/text.ts'
import { typeSteps } from './steps/type-checks.ts'
import { valueSteps } from './steps/values.ts'

/** Everything both SDKs are asked to do, in this order. */
export const steps: readonly Step[] = [
  ...callSteps,
  ...batchSteps,
  ...listSteps,
  ...v3Steps,
  ...errorSteps,
  ...shapeSteps,
  ...legacySteps,
  ...clientSteps,
  ...oauthSteps,
  ...helperSteps,
  ...pullSteps,
  ...restrictionSteps,
  ...resultSteps,
  ...loggerSteps,
  ...textSteps,
  ...typeSteps,
  ...valueSteps,
  ...formatterSteps,
  ...platformSteps,
]

/** Steps are told apart in the portal's log by the request id. */
export const requestIdOf = (name: string): string => name.replaceAll(/[^\w.]+/g, '-')

export interface ProgramOptions {
  readonly $b24: TypeB24
  readonly module: SdkModule
  readonly packageName: string
  readonly apps: readonly CompatApp[]
}

/** Runs every step, one after another, with one of the SDKs. */
export const runProgram = async ({ $b24, module, packageName, apps }: ProgramOptions): Promise<StepOutcome[]> => {
  const outcomes: StepOutcome[] = []
  const { sdk, used } = recordingUse(module)
  const left = [...apps]
  const takeApp = (): CompatApp => {
    const app = left.pop()
    if (app === undefined) throw new Error(`The steps need more than ${String(apps.length)} applications.`)
    return app
  }
  for (const { name, run } of steps) {
    used.clear()
    const outcome = await Promise.resolve()
      .then(() => run({ $b24, sdk, packageName, requestId: requestIdOf(name), takeApp }))
      .then(outcomeOf, thrownOf)
    outcomes.push({ name, outcome, used: [...used] })
  }
  return outcomes
}
