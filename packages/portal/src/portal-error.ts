import type { WireMap } from './wire-value.ts'

/** The content of an error reply. Each dialect writes it in its own envelope. */
export interface PortalErrorDetails {
  /** The portal's own code. It is text, empty text (classic CRM) or a number (controllers). */
  readonly code: string | number
  readonly description: string
  /** HTTP status of the reply. @default 400 */
  readonly status?: number | undefined
  /** Further keys in addition to the code and the description, such as `argument`. */
  readonly extra?: WireMap | undefined
}

/** The error of a call that the portal refuses. Any part of the portal may throw it, and the dialect writes the reply. */
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
