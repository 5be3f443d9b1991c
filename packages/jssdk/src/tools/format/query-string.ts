const isScalar = (value: unknown): value is string | number | bigint | boolean =>
  ['string', 'number', 'bigint', 'boolean'].includes(typeof value)

const pairs = (key: string, value: unknown): string[] => {
  if (isScalar(value)) return [pair(key, String(value))]
  if (value === null) return [pair(key, '')]
  if (value instanceof Date) return [pair(key, value.toISOString())]
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, item]) => pairs(`${key}[${name}]`, item))
}

const pair = (key: string, value: string): string => `${encoded(key)}=${encoded(value)}`

/** Half of a surrogate pair has no UTF-8 form. As in a browser's forms, the replacement character takes its place. */
const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))

/** Parameters as a query string. Nested values have PHP's form (`key[0]`, `key[name]`). Without parameters the text is empty. */
export const buildQueryString = (params: unknown): string => {
  if (typeof params !== 'object' || params === null) return ''
  return Object.entries(params)
    .flatMap(([name, value]) => pairs(name, value))
    .join('&')
}
