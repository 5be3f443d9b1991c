import type { TypeCallParams } from '../../types/calls/call-params.ts'
import type { PagePermit } from '../budget/page-budget.ts'

/** The times in the reply to one page. */
export interface PageTime {
  /** When the portal started and ended it, by its own clock. */
  readonly startedAtMs: number | undefined
  readonly finishedAtMs: number | undefined
  /** Seconds that the portal worked on it. */
  readonly durationSeconds: number | undefined
  /** Seconds of its operating budget that the method has used. */
  readonly operatingSeconds: number | undefined
  /** When the portal forgets a part of these seconds. */
  readonly resetAtMs: number | undefined
}

/** The content of the reply to a page. */
export interface PageReply {
  readonly result: unknown
  readonly time: PageTime
  /** The reply's paging values beside the result, in REST v2 with `start`. */
  readonly next?: number | undefined
  readonly total?: number | undefined
}

/** The outcome of a page within a batch. */
export type CommandReply =
  | PageReply
  | 'failed'
  /** The operating budget of the method was used up. */
  | 'refused'
  /** The command was not run, because an earlier one failed. */
  | 'notRun'

/** The only way from the list engine to a portal. Both functions reject when the call has finally failed. */
export interface PageReader {
  /**
   * Reads one page in a request of its own. Without a permit it waits for one.
   * @throws {PageErrors} the portal answered errors in place of the page
   */
  readPage(params: TypeCallParams, permit?: PagePermit): Promise<PageReply>
  /**
   * Reads several pages in one request. The portal runs them one after another, by default until one fails. There is one reply for each.
   * This function settles the permit.
   */
  readPages(
    params: readonly TypeCallParams[],
    permit: PagePermit,
    isHaltOnError?: boolean,
  ): Promise<readonly CommandReply[]>
}
