import { helperPullClientAbsent } from '../errors/client-errors.ts'
import type { TypePullClientParams } from '../pull/params.ts'
import type { TypeSubscriptionOptions } from '../types/pull.ts'

/** What the helper asks of a pull client. */
export interface HelperPullClient {
  subscribe(params: TypeSubscriptionOptions): () => void
  start(): Promise<unknown>
  destroy(): void
}

/** Makes the pull client of a helper. It is handed in, so that programs without push messages do not carry the client. */
export type CreatePullClient = (params: TypePullClientParams) => HelperPullClient

export const noPullClient: CreatePullClient = () => {
  throw helperPullClientAbsent()
}
