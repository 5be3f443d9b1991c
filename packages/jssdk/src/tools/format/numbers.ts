/** The number at the beginning of a text; 0 when there is none. */
export const toNumber = (value: unknown): number => {
  const number = Number.parseFloat(String(value))
  return Number.isNaN(number) ? 0 : number
}

/** The whole number at the beginning of a text; 0 when there is none. */
export const toInteger = (value: unknown): number => {
  const number = Number.parseInt(String(value), 10)
  return Number.isNaN(number) ? 0 : number
}

/** True for `true`, `y` and `1` in upper or lower case, and for the additional values. */
export const toBoolean = (value: unknown, trueValues: readonly string[] = []): boolean => {
  const text = String(value).toLowerCase()
  return ['true', 'y', '1', ...trueValues.map((one) => one.toLowerCase())].includes(text)
}

const digitsOf = (value: number, decimals: number): string =>
  // From this size on `toFixed` returns the form 1e+21.
  value < 1e21 ? value.toFixed(decimals) : [BigInt(value).toString(), '0'.repeat(decimals)].filter(Boolean).join('.')

/** A number with a fixed number of decimals and a separator between thousands. NaN and infinite numbers count as 0. */
export const numberFormat = (number: number, decimals = 0, decPoint = '.', thousandsSep = ','): string => {
  const value = Number.isFinite(number) ? number : 0
  const places = Math.min(100, Math.max(0, Math.trunc(decimals) || 0))
  const [whole = '0', fraction] = digitsOf(Math.abs(value), places).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, () => thousandsSep)
  const text = fraction === undefined ? grouped : `${grouped}${decPoint}${fraction}`
  const isNegative = value < 0 && /[1-9]/.test(`${whole}${fraction ?? ''}`)
  return isNegative ? `-${text}` : text
}
