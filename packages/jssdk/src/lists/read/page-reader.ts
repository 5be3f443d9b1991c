import type { TypeCallParams } from '../../types/calls/call-params.ts'
import type { PagePermit } from '../budget/page-budget.ts'

/** What the reply to one page says of the time it took. */
export interface PageTime {
  /** When the portal began and ended it, by its own clock. */
  readonly startedAtMs: number | undefined
  readonly finishedAtMs: number | undefined
  /** Seconds that the portal worked on it. */
  readonly durationSeconds: number | undefined
  /** Seconds that the method has used up of its operating budget. */
  readonly operatingSeconds: number | undefined
  /** When part of that budget becomes free again. */
  readonly resetAtMs: number | undefined
}

/** What the reply to a page holds. */
export interface PageReply {
  readonly result: unknown
  readonly time: PageTime
  /** What the envelope says beside the result; REST v2 by `start`. */
  readonly next?: number | undefined
  readonly total?: number | undefined
}

/** How the reading of a page within a batch ended. */
export type CommandReply =
  | PageReply
  | 'failed'
  /** The operating budget of the method was used up. */
  | 'refused'
  /** The command was not run, because one before it failed. */
  | 'notRun'

/** The list engine's only door to a portal. Both functions reject where the call failed for good. */
export interface PageReader {
  /**
   * One page in a request of its own. Without a permit it waits for one.
   * @throws {PageErrors} the portal answered errors in place of the page
   */
  readPage(params: TypeCallParams, permit?: PagePermit): Promise<PageReply>
  /** Several pages in one request, run one after another, by default until one fails; one reply for each. The permit is settled here. */
  readPages(
    params: readonly TypeCallParams[],
    permit: PagePermit,
    isHaltOnError?: boolean,
  ): Promise<readonly CommandReply[]>
}
