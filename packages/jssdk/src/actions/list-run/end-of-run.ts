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

/** The code that streams of lists have for the errors of a page. */
export const fetchOf = ({ version }: ActionContext): StreamKind =>
  version === ApiVersion.v2 ? 'LIST_METHOD_API_V2' : 'LIST_METHOD_API_V3'

/**
 * What a run is to be ended with that an error has ended: it says how far the run had come, unless the caller has cancelled it.
 * `stream`: what gives its rows as a stream has a code of its own for the errors of a page; others make a failed result of them.
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
  // The reason of a signal is told of an action once: a list that is gathered knows its rows, too, when it has ended.
  if (stream !== undefined || end !== signal?.reason) noteProgress(end, progress, signal)
  return end
}
