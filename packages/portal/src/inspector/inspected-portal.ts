import type { Faults } from '../faults/fault-book.ts'
import type { QueryBuckets } from '../limits/query-buckets.ts'
import type { TariffName } from '../limits/tariffs.ts'
import type { RequestJournal } from '../middleware/request-log.ts'
import type { Resending } from '../faults/connection.ts'
import type { PortalServices } from '../services.ts'

/** What the inspector shows of a portal, and what it can do to it. */
export interface InspectedPortal {
  readonly services: PortalServices
  readonly journal: RequestJournal
  readonly faults: Faults
  readonly buckets: QueryBuckets
  /** Another text for each process. */
  readonly run: string
  /** With TLS: the certificate to trust. */
  readonly authorityFile: string | undefined
  /** Answers a request as if it had come over a socket. */
  fetch(request: Request, bindings: { readonly resending: Resending }): Promise<Response>
  tariffName(): TariffName
  setTariff(name: TariffName): void
  clearRequests(): void
  snapshot(): Uint8Array
  restore(snapshot: Uint8Array): void
  reset(): void
}
