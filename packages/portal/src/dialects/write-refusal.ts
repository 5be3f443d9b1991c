import type { Api } from '../methods/api.ts'
import { PortalError, type PortalErrorDetails } from '../portal-error.ts'
import { failureBody, writeReply } from './v2/write-reply.ts'
import { toV3Text, v3Failure, writeV3Text } from './v3/write-reply.ts'

/** Writes an error that arises outside of the dialects. It has the envelope of the API that was called. */
export const writeRefusal = (api: Api, details: PortalErrorDetails): Response => {
  const error = new PortalError(details)
  if (api === 'v2') return writeReply(failureBody(error), error.status, 'json')
  const { body, status } = v3Failure(error, 'A')
  return writeV3Text(toV3Text(body), status)
}
