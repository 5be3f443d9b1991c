import type { WireMap } from './wire-value.ts'

/** What a refused call says on the wire; each dialect writes it in its own envelope. */
export interface PortalErrorDetails {
  /** The portal's own code: text, empty text (classic CRM) or a number (controllers). */
  readonly code: string | number
  readonly description: string
  /** HTTP status of the reply. @default 400 */
  readonly status?: number | undefined
  /** Further keys beside the code and the description, e.g. `argument`. */
  readonly extra?: WireMap | undefined
}

/** A call the portal refuses: thrown anywhere on the way of a request, written by the dialect. */
export class PortalError extends Error {
  override readonly name: string = 'PortalError'
  readonly code: string | number
  readonly description: string
  readonly status: number
  readonly extra: WireMap

  constructor({ code, description, status = 400, extra = {} }: PortalErrorDetails, options?: ErrorOptions) {
    super(`${String(code)}: ${description}`, options)
    this.code = code
    this.description = description
    this.status = status
    this.extra = extra
  }
}
