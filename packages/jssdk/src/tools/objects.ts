/** A copy of the named members. */
export function pick<Data extends object, Keys extends keyof Data>(data: Data, keys: readonly Keys[]): Pick<Data, Keys>
export function pick(data: object, keys: readonly PropertyKey[]): object {
  return Object.fromEntries(keys.filter((key) => key in data).map((key) => [key, Reflect.get(data, key)]))
}

/** A copy without the named members. */
export const omit = <Data extends object, Keys extends keyof Data>(
  data: Data,
  keys: readonly Keys[],
): Omit<Data, Keys> => {
  const copy = { ...data }
  for (const key of keys) Reflect.deleteProperty(copy, key)
  return copy
}

/** True when the first element of a list is a list. */
export const isArrayOfArray = <A>(item: A[] | A[][]): item is A[][] => Array.isArray(item[0])

/** The enum's member with this value; `undefined` when there is none. */
export const getEnumValue = <T extends Record<string, string | number>>(
  enumObj: T,
  value: string | number,
): T[keyof T] | undefined => Object.values(enumObj).find((member): member is T[keyof T] => member === value)
