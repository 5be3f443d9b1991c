import type { TypeCallParams } from './call-params.ts'

/** The request of a result: method, parameters and request id. */
export type AjaxQuery = Readonly<{ method: string; params: TypeCallParams; requestId: string }>
