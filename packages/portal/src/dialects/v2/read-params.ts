import { jsonSize, maxJsonNesting, maxJsonValues, tooDeep, tooManyValues } from '../../nesting.ts'
import { PortalError } from '../../portal-error.ts'
import { readBody } from '../../read-body.ts'
import { readMultipart } from './multipart.ts'
import type { RestRequest } from '../../rest-request.ts'
import { isWireMap, type WireMap, withPlainText } from '../../wire-value.ts'
import { parsePhpForm } from './php-form.ts'

/**
 * Reads a v2 request. A POST adds its JSON or form body to the query string. A top-level key of the body replaces the same key of the
 * query.
 */
export const readV2Params = async (request: Request): Promise<Pick<RestRequest, 'query' | 'params' | 'problem'>> => {
  try {
    const query = parsePhpForm(new URL(request.url).search.slice(1))
    const params = request.method === 'POST' ? { ...query, ...(await readPost(request)) } : query
    return { query, params, problem: undefined }
  } catch (error) {
    if (error instanceof PortalError) return { query: {}, params: {}, problem: error }
    throw error
  }
}

const readPost = async (request: Request): Promise<WireMap> => {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'multipart/form-data') return readMultipart(request)
  const body = await readBody(request)
  return type === 'application/json' ? readJson(body) : parsePhpForm(body)
}

/** Broken JSON gives no parameters and no error: the portal's `json_decode` returns null and the call goes on. */
const readJson = (text: string): WireMap => {
  const { depth, values } = jsonSize(text)
  if (depth > maxJsonNesting) throw tooDeep(maxJsonNesting)
  if (values > maxJsonValues) throw tooManyValues()
  try {
    const value: unknown = JSON.parse(text)
    return toParams(withPlainText(value))
  } catch {
    return {}
  }
}

/** A positional list becomes a map with the keys 0, 1, 2. */
const toParams = (value: unknown): WireMap => {
  if (isWireMap(value)) return value
  return Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {}
}
