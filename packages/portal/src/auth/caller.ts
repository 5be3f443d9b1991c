/** The one who makes a call: the owner of a webhook, or a user through an application's token. */
export interface Caller {
  readonly userId: number
  readonly isAdmin: boolean
  readonly auth: 'webhook' | 'application'
  /** The name of the webhook or application in counters. It never contains the secret. */
  readonly credentialId: string
  readonly scopes: readonly string[]
  /** How many events led to this call, if its token came with an event. @default 0 */
  readonly eventDepth?: number | undefined
}
