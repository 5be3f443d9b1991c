const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

export const count = (value: number): string => whole.format(value)
export const money = (value: number): string => `$${whole.format(value)}`
export const seconds = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`

const fullBlock = '█'
const emptyBlock = '░'

/** A bar of `width` characters, filled to `share` (0 to 1). */
export const bar = (share: number, width: number): string => {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width)
  return fullBlock.repeat(filled) + emptyBlock.repeat(width - filled)
}
