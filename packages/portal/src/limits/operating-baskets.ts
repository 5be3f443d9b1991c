/** Execution seconds of one method in one clock minute. */
export interface Basket {
  readonly minute: number
  readonly seconds: number
  /** Unix seconds; ten minutes after the minute's first call, not after its boundary. */
  readonly expiresAtSeconds: number
}

/** Life of a basket, and the window that is summed. */
const windowSeconds = 600
const minuteSeconds = 60
/** Work of one method in one HTTP request is recorded only above this: single quick calls are free. */
const noiseFloorSeconds = 0.1

const minuteOf = (unixSeconds: number): number => Math.floor(unixSeconds / minuteSeconds)

/** The baskets that still count. */
export const live = (baskets: readonly Basket[], nowSeconds: number): readonly Basket[] =>
  baskets.filter(({ expiresAtSeconds }) => nowSeconds < expiresAtSeconds)

/** Puts work into the basket of the minute it began in. */
export const record = (baskets: readonly Basket[], startedAtSeconds: number, seconds: number): readonly Basket[] => {
  if (seconds <= noiseFloorSeconds) return baskets
  const minute = minuteOf(startedAtSeconds)
  const isOpen = baskets.some((basket) => basket.minute === minute)
  if (!isOpen) return [...baskets, { minute, seconds, expiresAtSeconds: Math.floor(startedAtSeconds) + windowSeconds }]
  return baskets.map((basket) => (basket.minute === minute ? { ...basket, seconds: basket.seconds + seconds } : basket))
}

export const sumOf = (baskets: readonly Basket[]): number => baskets.reduce((sum, { seconds }) => sum + seconds, 0)

/** When the oldest live basket leaves; ten minutes from `startedAtSeconds` when there is none. */
export const resetAt = (baskets: readonly Basket[], startedAtSeconds: number): number =>
  baskets.length === 0
    ? Math.floor(startedAtSeconds) + windowSeconds
    : Math.min(...baskets.map(({ expiresAtSeconds }) => expiresAtSeconds))
