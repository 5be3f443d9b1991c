import type { Faults } from '../faults/fault-book.ts'
import type { QueryBuckets } from '../limits/query-buckets.ts'
import type { TariffName } from '../limits/tariffs.ts'
import type { RequestJournal } from '../middleware/request-log.ts'
import type { Resending } from '../faults/connection.ts'
import type { PortalServices } from '../services.ts'

/** The part of a portal that the inspector shows and changes. */
export interface InspectedPortal {
  readonly services: PortalServices
  readonly journal: RequestJournal
  readonly faults: Faults
  readonly buckets: QueryBuckets
  /** An id of this run of the portal. Each process has another one. */
  readonly run: string
  /** With TLS: the path of the certificate to trust. */
  readonly authorityFile: string | undefined
  /** Handles a request as if it came over a socket. */
  fetch(request: Request, bindings: { readonly resending: Resending }): Promise<Response>
  tariffName(): TariffName
  setTariff(name: TariffName): void
  clearRequests(): void
  snapshot(): Uint8Array
  restore(snapshot: Uint8Array): void
  reset(): void
}
