import type * as Sdk from '@bitrix24/b24jssdk'

/** The part of the package that the program uses; both SDKs have it. */
export type SdkModule = Pick<
  typeof Sdk,
  'B24Hook' | 'FilterV3' | 'BatchRefV3' | 'Text' | 'ApiVersion' | 'EnumCrmEntityTypeId'
>

export interface StepContext {
  readonly $b24: Sdk.TypeB24
  readonly sdk: SdkModule
  /** To be given as `requestId`, so that the portal's log tells which step a request belongs to. */
  readonly requestId: string
}

/** One row of the comparison. What it returns or throws is compared after `outcomeOf`. */
export interface Step {
  readonly name: string
  readonly run: (context: StepContext) => unknown
}

/** What one SDK did in one step. */
export interface StepOutcome {
  readonly name: string
  readonly outcome: unknown
}
