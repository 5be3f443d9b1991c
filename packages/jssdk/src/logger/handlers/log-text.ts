const hasToJson = (value: object): value is { toJSON(): unknown } =>
  'toJSON' in value && typeof value.toJSON === 'function'

/** Replaces values without a JSON form, so that every context can be logged. */
const toPlain = (value: unknown, parents: readonly object[]): unknown => {
  if (typeof value === 'bigint' || typeof value === 'symbol') return value.toString()
  if (typeof value === 'function') return `[function ${value.name}]`
  if (typeof value !== 'object' || value === null) return value
  if (parents.includes(value)) return '[Circular]'
  const path = [...parents, value]
  if (value instanceof Error && !hasToJson(value)) return { name: value.name, message: value.message }
  if (value instanceof Map) return toPlain([...value], path)
  if (value instanceof Set) return toPlain([...value], path)
  if (hasToJson(value)) return toPlain(value.toJSON(), path)
  if (Array.isArray(value)) return value.map((item: unknown) => toPlain(item, path))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item, path)]))
}

/** Any value as JSON text. Cycles, big integers and errors are allowed. */
export const logText = (value: unknown, indent?: number): string => {
  try {
    return JSON.stringify(toPlain(value, []), null, indent) ?? String(value)
  } catch (error) {
    // A getter or `toJSON` of the caller's object threw.
    return `"[${error instanceof Error ? error.message : 'unreadable'}]"`
  }
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0')

/** The date in the given format (YYYY, MM, DD, HH, mm, ss, SSS), in local time. */
export const logDate = (date: Date, format: string): string => {
  const parts: Record<string, string> = {
    YYYY: pad(date.getFullYear(), 4),
    MM: pad(date.getMonth() + 1),
    DD: pad(date.getDate()),
    HH: pad(date.getHours()),
    mm: pad(date.getMinutes()),
    ss: pad(date.getSeconds()),
    SSS: pad(date.getMilliseconds(), 3),
  }
  return format.replace(/YYYY|MM|DD|HH|mm|SSS|ss/g, (name) => parts[name] ?? name)
}

export const defaultDateFormat = 'YYYY-MM-DD HH:mm:ss'
