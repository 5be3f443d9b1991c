/** An object whose members are read by name. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isString = (value: unknown): value is string => typeof value === 'string'

export const isNumber = (value: unknown): value is number => typeof value === 'number' && !Number.isNaN(value)

/** Whether a result says anything: an empty list or object, `false`, 0 and nothing do not. */
export const saysSomething = (result: unknown): boolean =>
  typeof result === 'object' ? Object.keys({ ...result }).length > 0 : Boolean(result)

/** An object that is no instance of a class. */
export const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The kind of an object as the language names it: `Date`, `Map`, `Response`. */
export const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)

/**
 * Programs without types leave the method out, and people paste the whole address of a webhook, secret and all. Odd signs are encoded, but
 * dots alone would lead to another address, and half a character has no form in one.
 */
export const isMethodName = (method: unknown): method is string =>
  isString(method) && !/^\.*$|:\/\/|\p{Surrogate}/u.test(method)
