import type { JournalEntry } from '../../middleware/request-log.ts'
import { PortalError } from '../../portal-error.ts'

/** The body of a request. Undefined if it had none. @throws {PortalError} `INSPECTOR_BODY_NOT_KEPT` */
export const requireBody = ({ wire: { body, bodySizeBytes } }: JournalEntry): Buffer | undefined => {
  if (body === undefined && bodySizeBytes > 0) throw bodyNotKept(bodySizeBytes)
  return body
}

const bodyNotKept = (sizeBytes: number): PortalError =>
  new PortalError({
    code: 'INSPECTOR_BODY_NOT_KEPT',
    description: `The request's body of ${sizeBytes.toLocaleString('en')} bytes is no longer there: the portal keeps the newest 16 MB of bodies, and none above 1 MB. Send it from your program again.`,
    status: 409,
  })
