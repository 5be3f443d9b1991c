import { callerFirst } from '../../errors/caller-first.ts'
import { callCancelled } from '../../errors/catalogues/catalogue.ts'
import { streamFailed } from '../../errors/catalogues/list-errors.ts'
import { PageErrors } from '../../lists/page-errors.ts'
import { ApiVersion } from '../../types/calls/api-version.ts'
import type { PerCallOptions } from '../../types/calls/per-call-options.ts'
import type { ActionContext } from '../action-context.ts'
import { noteProgress } from '../batch/progress-of.ts'
import type { ProgressBeforeError } from '../batch/progress-of.ts'

type StreamKind = Parameters<typeof streamFailed>[1]

/** The error code of list streams for the errors of a page. */
export const fetchOf = ({ version }: ActionContext): StreamKind =>
  version === ApiVersion.v2 ? 'LIST_METHOD_API_V2' : 'LIST_METHOD_API_V3'

/**
 * The error that a run rejects with. It carries the run's progress. `stream` is set for runs that return a stream: they have their own code
 * for the errors of a page. The other runs return a failed result instead.
 */
export const endOfRun = (
  error: unknown,
  { method, requestId, signal }: PerCallOptions & { readonly method: string; readonly requestId?: string | undefined },
  stream: StreamKind | undefined,
  progress: ProgressBeforeError,
  nameOf?: (position: number) => string,
): unknown => {
  const end =
    stream !== undefined && error instanceof PageErrors
      ? streamFailed({ method, requestId }, stream, error.errors, nameOf?.(error.position))
      : error instanceof Error
        ? error
        : callCancelled(error)
  callerFirst(end)
  // A signal's reason keeps the progress of only one action. For a list in memory `collectRows` stores it, together with the rows.
  if (stream !== undefined || end !== signal?.reason) noteProgress(end, progress, signal)
  return end
}
