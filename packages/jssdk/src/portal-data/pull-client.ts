import type { TypePullClientParams } from '../pull/params.ts'
import { PullClient } from '../pull/pull-client.ts'
import type { TypeSubscriptionOptions } from '../types/pull/pull.ts'

/** The part of a pull client that the helper uses. */
export interface HelperPullClient {
  subscribe(params: TypeSubscriptionOptions): () => void
  start(): Promise<unknown>
  destroy(): void
}

/** Creates the pull client of a helper. */
export type CreatePullClient = (params: TypePullClientParams) => HelperPullClient

export const createOwnPullClient: CreatePullClient = (params) => new PullClient(params)
