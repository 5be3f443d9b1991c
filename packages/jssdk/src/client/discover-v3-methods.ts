import { replyUnexpected } from '../errors/catalogues/catalogue.ts'
import { isObject } from '../types/narrow.ts'
import type { TypeHttp } from '../types/calls/http.ts'

const method = 'rest.documentation.openapi'

/** Reads the method names from a portal's OpenAPI document. Each path there is a slash and a method. */
export const readV3Methods = async (http: TypeHttp): Promise<readonly string[]> => {
  const response = await http.call(method, {})
  const [error] = response.getErrors()
  if (error !== undefined) throw error
  const document = response.getData()?.result
  const paths = isObject(document) ? document['paths'] : undefined
  if (!isObject(paths)) throw replyUnexpected({ ...response.getQuery(), status: response.getStatus() })
  return Object.keys(paths).map((path) => path.replace(/^\//, ''))
}
