import type { Api } from './methods/api.ts'
import type { PortalError } from './portal-error.ts'
import type { WireMap } from './wire-value.ts'

/** One HTTP request to the REST API. It is read once at the start, and all middlewares use it. */
export interface RestRequest {
  readonly api: Api
  /** The method as spelled in the address, without suffix and slash. */
  readonly method: string
  /** The user id and secret of a webhook, if the address contains them. */
  readonly webhook: { readonly userId: string; readonly secret: string } | undefined
  /** The token of an `Authorization: Bearer` header. */
  readonly bearer: string | undefined
  /** The format of the reply, from the suffix (v2). */
  readonly format: 'json' | 'xml'
  /** The parameters of the query string. */
  readonly query: WireMap
  /** All parameters as the dialect reads them. The body takes precedence over the query. */
  readonly params: WireMap
  /** The error if the body could not be read. The dialect sends it. */
  readonly problem: PortalError | undefined
}

/** The variables of a request's context. The first middleware sets them. */
export interface PortalEnv {
  Variables: { rest: RestRequest }
}
