/** Who makes a call: a webhook's owner, or a user through an application's token. */
export interface Caller {
  readonly userId: number
  readonly isAdmin: boolean
  readonly auth: 'webhook' | 'application'
  /** Names the webhook or the application in counters; never its secret. */
  readonly credentialId: string
  readonly scopes: readonly string[]
  /** How many events stand behind the call, when its token came with one. @default 0 */
  readonly eventDepth?: number | undefined
}
