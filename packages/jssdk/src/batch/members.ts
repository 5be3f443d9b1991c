const hasToJson = (value: unknown): value is { toJSON: (key: string) => unknown } =>
  typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function'

const plain = (value: unknown, key: string): unknown => (hasToJson(value) ? value.toJSON(key) : value)

/** The members of a list or a map that JSON would write. `undefined` becomes `null` in a list, and is left out of a map. */
export const membersOf = (container: object): readonly (readonly [string, unknown])[] =>
  Array.isArray(container)
    ? Array.from(container, (value: unknown, index) => [String(index), plain(value, String(index)) ?? null])
    : Object.entries(container)
        .map(([key, value]: [string, unknown]): [string, unknown] => [key, plain(value, key)])
        .filter(([, value]) => value !== undefined)
