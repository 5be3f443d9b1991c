import type { Context } from 'hono'
import { jsonSize, maxJsonNesting, maxJsonValues } from '../nesting.ts'
import { PortalError } from '../portal-error.ts'
import { readBody } from '../read-body.ts'
import { entryOf, isWireMap, parseJson, type WireMap } from '../wire-value.ts'
import { badInput } from './answer.ts'

/** Reads the body of a request. @throws {PortalError} it is not a JSON object */
export const readObject = async (c: Context): Promise<WireMap> => {
  const text = await readBody(c.req.raw)
  const { depth, values } = jsonSize(text)
  if (depth > maxJsonNesting || values > maxJsonValues)
    throw badInput('The body is nested too deeply or holds too much.')
  try {
    const body = parseJson(text)
    if (isWireMap(body)) return body
  } catch (cause) {
    if (cause instanceof PortalError) throw cause
  }
  throw badInput('The body must be a JSON object.')
}

/** Reads a text. @throws {PortalError} the body has no such text */
export const textIn = (body: WireMap, name: string): string => {
  const value = entryOf(body, name)
  if (typeof value === 'string') return value
  throw badInput(`"${name}" must be a text.`)
}

/** Reads a number. Undefined if it is absent. @throws {PortalError} it is something else */
export const numberIn = (body: WireMap, name: string): number | undefined => {
  const value = entryOf(body, name)
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number') return value
  throw badInput(`"${name}" must be a number.`)
}

/** Checks the names in the body. @throws {PortalError} a name is unknown here */
export const refuseOthers = (body: WireMap, known: readonly string[]): void => {
  const other = Object.keys(body).find((name) => !known.includes(name))
  if (other !== undefined) throw badInput(`"${other}" means nothing here. Known: ${known.join(', ')}.`)
}

/** Reads a whole number from a path or a query. It must be 0 or more. @throws {PortalError} it is something else */
export const wholeNumber = (typed: string, name: string, max: number = Number.MAX_SAFE_INTEGER): number => {
  const value = Number(typed)
  if (/^\d+$/.test(typed) && value <= max) return value
  throw badInput(`"${name}" must be a whole number from 0 to ${String(max)}.`)
}
