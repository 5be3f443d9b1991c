/** Text as it came, or nothing when it is no text. */
export const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export const textOf = (value: unknown): string => textOrNull(value) ?? ''

/** A number, or one written as text; 0 when it is neither. */
export const numberOf = (value: unknown): number => {
  const number = typeof value === 'string' ? Number.parseFloat(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : 0
}

/** `Y`, as the portal writes its flags. */
export const isYes = (value: unknown): boolean => value === 'Y'
