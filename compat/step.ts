import type * as Sdk from '@bitrix24/b24jssdk'

/** The package's root; both SDKs have every name of it. */
export type SdkModule = typeof Sdk

/** An application installed on the portal: what its server keeps, and its keys. */
export interface CompatApp {
  readonly params: Sdk.B24OAuthParams
  readonly secret: Sdk.B24OAuthSecret
}

export interface StepContext {
  /** The package under its name, for a step that loads it again. */
  readonly packageName: string
  readonly $b24: Sdk.TypeB24
  readonly sdk: SdkModule
  /** To be given as `requestId`, so that the portal's log tells which step a request belongs to. */
  readonly requestId: string
  /** Each call gives an application that no other step uses; there are a dozen. */
  readonly takeApp: () => CompatApp
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
  /** Names of the package's root that the step used. */
  readonly used: readonly string[]
}
