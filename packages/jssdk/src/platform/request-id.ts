import { uuidV7 } from '../tools/uuid.ts'

/** Where request ids come from, and under which names they travel. */
export interface IRequestIdGenerator {
  getRequestId(): string
  getHeaderFieldName(): string
  getQueryStringParameterName(): string
  getQueryStringSdkParameterName(): string
}

/** The names of the query parameters are those that portals write into their own logs. */
export const createRequestIds = (newId: () => string = uuidV7): IRequestIdGenerator => ({
  getRequestId: newId,
  getHeaderFieldName: () => 'X-Request-ID',
  getQueryStringParameterName: () => 'bx24_request_id',
  getQueryStringSdkParameterName: () => 'bx24_sdk_ver',
})
