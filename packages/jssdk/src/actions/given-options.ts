import { isObject } from '../types/narrow.ts'

/**
 * The options of an action as programs without types may give them: what is no object has no members, so that the one that is needed
 * is named as missing.
 */
export function givenOptions<Options extends object>(options: Options): Options
export function givenOptions(options: unknown): unknown {
  return isObject(options) ? options : {}
}
