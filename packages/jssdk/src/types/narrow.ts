/** Whether a value is an object whose members can be read by name. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isString = (value: unknown): value is string => typeof value === 'string'

export const isNumber = (value: unknown): value is number => typeof value === 'number' && !Number.isNaN(value)

/** Whether a result has any content. Empty lists and objects, `false`, 0, null and undefined have none. */
export const saysSomething = (result: unknown): boolean =>
  typeof result === 'object' ? Object.keys({ ...result }).length > 0 : Boolean(result)

/** Whether an object is not an instance of a class. */
export const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The built-in tag of an object: `Date`, `Map`, `Response`. */
export const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)

/**
 * Programs without types may leave the method out. People also paste a webhook's whole address, with its secret. Special characters are
 * encoded in the address. A name of dots only would change the path, and half of a surrogate pair cannot be encoded, so both are refused.
 */
export const isMethodName = (method: unknown): method is string =>
  isString(method) && !/^\.*$|:\/\/|\p{Surrogate}/u.test(method)
