import { jsonSize, maxJsonNesting, maxJsonValues, tooManyValues } from '../../nesting.ts'
import { PortalError } from '../../portal-error.ts'
import { readBody } from '../../read-body.ts'
import type { RestRequest } from '../../rest-request.ts'
import { isWireMap, type WireMap, withPlainText } from '../../wire-value.ts'
import { invalidJson } from './errors.ts'

/** Reads a v3 request. Parameters come from the JSON body only; the query string can only carry credentials. */
export const readV3Params = async (request: Request): Promise<Pick<RestRequest, 'query' | 'params' | 'problem'>> => {
  const query: WireMap = Object.fromEntries(new URL(request.url).searchParams)
  try {
    return { query, params: toParams(await readBody(request)), problem: undefined }
  } catch (error) {
    if (error instanceof PortalError) return { query, params: {}, problem: error }
    throw error
  }
}

const toParams = (text: string): WireMap => {
  if (text.trim() === '') return {}
  const { depth, values } = jsonSize(text)
  if (depth > maxJsonNesting) throw invalidJson()
  if (values > maxJsonValues) throw tooManyValues()
  const value = parse(text)
  if (isWireMap(value)) return value
  // A list is the body of a batch. PHP treats it as a map with the keys 0, 1, 2.
  if (Array.isArray(value)) return Object.fromEntries(Object.entries(value))
  throw invalidJson()
}

const parse = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return withPlainText(value)
  } catch {
    throw invalidJson()
  }
}
