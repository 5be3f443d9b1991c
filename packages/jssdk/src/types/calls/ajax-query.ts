import type { TypeCallParams } from './call-params.ts'

/** The request behind a result: method, parameters and the id it was sent under. */
export type AjaxQuery = Readonly<{ method: string; params: TypeCallParams; requestId: string }>
