import type { Api } from './methods/api.ts'
import type { PortalError } from './portal-error.ts'
import type { WireMap } from './wire-value.ts'

/** One HTTP request to the REST API, read once at the portal's door; all middlewares work with it. */
export interface RestRequest {
  readonly api: Api
  /** The method as spelled in the address, suffix and slash taken off. */
  readonly method: string
  /** User id and secret of a webhook, when the address has them. */
  readonly webhook: { readonly userId: string; readonly secret: string } | undefined
  /** Token of an `Authorization: Bearer` header. */
  readonly bearer: string | undefined
  /** Reply format, from the suffix (v2). */
  readonly format: 'json' | 'xml'
  /** Parameters of the query string. */
  readonly query: WireMap
  /** All parameters as the dialect reads them, body over query. */
  readonly params: WireMap
  /** Why the body could not be read; the dialect answers with it. */
  readonly problem: PortalError | undefined
}

/** Variables of a request's context; the first middleware sets them. */
export interface PortalEnv {
  Variables: { rest: RestRequest }
}
