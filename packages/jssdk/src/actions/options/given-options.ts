import { isObject } from '../../types/narrow.ts'

/**
 * The options of an action. Programs without types may pass a value that is not an object. It then counts as an object without members, and
 * the error names the required option.
 */
export function givenOptions<Options extends object>(options: Options): Options
export function givenOptions(options: unknown): unknown {
  return isObject(options) ? options : {}
}
