/** A text, or null for any other value. */
export const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export const textOf = (value: unknown): string => textOrNull(value) ?? ''

/** A number, or a number written as text; otherwise 0. */
export const numberOf = (value: unknown): number => {
  const number = typeof value === 'string' ? Number.parseFloat(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : 0
}

/** The portal writes the flag "yes" as `Y`. */
export const isYes = (value: unknown): boolean => value === 'Y'
