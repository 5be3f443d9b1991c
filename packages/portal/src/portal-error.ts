import type { WireMap } from './wire-value.ts'

/** What a call was refused for. The documentation of the called method may have a code of its own for it. */
export interface RefusedFor {
  /** `hidden`: what is not there, or what the caller may not see, which is the same to the caller. */
  readonly case: 'missing' | 'notFound' | 'denied' | 'hidden'
  /** The parameter that is missing, or that names what is not there. */
  readonly param?: string | undefined
}

/** The content of an error reply. Each dialect writes it in its own envelope. */
export interface PortalErrorDetails {
  /** The portal's own code. It is text, empty text (classic CRM) or a number (controllers). */
  readonly code: string | number
  readonly description: string
  /** HTTP status of the reply. @default 400 */
  readonly status?: number | undefined
  /** Further keys in addition to the code and the description, such as `argument`. */
  readonly extra?: WireMap | undefined
  /** Given where the code is a general one, so that the documented one takes its place. */
  readonly refusedFor?: RefusedFor | undefined
}

/** The error of a call that the portal refuses. Any part of the portal may throw it, and the dialect writes the reply. */
export class PortalError extends Error {
  override readonly name: string = 'PortalError'
  readonly code: string | number
  readonly description: string
  readonly status: number
  readonly extra: WireMap
  readonly refusedFor: RefusedFor | undefined

  constructor({ code, description, status = 400, extra = {}, refusedFor }: PortalErrorDetails, options?: ErrorOptions) {
    super(`${String(code)}: ${description}`, options)
    this.code = code
    this.description = description
    this.status = status
    this.extra = extra
    this.refusedFor = refusedFor
  }
}
