/** The execution seconds of one method in one clock minute. */
export interface Basket {
  readonly minute: number
  readonly seconds: number
  /** In Unix seconds: ten minutes after the first call of the minute, not after the minute's start. */
  readonly expiresAtSeconds: number
}

/** The lifetime of a basket. It is also the window of the sum. */
const windowSeconds = 600
const minuteSeconds = 60
/** A method's work in one HTTP request is recorded only if it takes longer than this. Single quick calls are free. */
const noiseFloorSeconds = 0.1

const minuteOf = (unixSeconds: number): number => Math.floor(unixSeconds / minuteSeconds)

/** The baskets that have not expired. */
export const live = (baskets: readonly Basket[], nowSeconds: number): readonly Basket[] =>
  baskets.filter(({ expiresAtSeconds }) => nowSeconds < expiresAtSeconds)

/** Adds work to the basket of the minute in which the work began. */
export const record = (baskets: readonly Basket[], startedAtSeconds: number, seconds: number): readonly Basket[] => {
  if (seconds <= noiseFloorSeconds) return baskets
  const minute = minuteOf(startedAtSeconds)
  const isOpen = baskets.some((basket) => basket.minute === minute)
  if (!isOpen) return [...baskets, { minute, seconds, expiresAtSeconds: Math.floor(startedAtSeconds) + windowSeconds }]
  return baskets.map((basket) => (basket.minute === minute ? { ...basket, seconds: basket.seconds + seconds } : basket))
}

export const sumOf = (baskets: readonly Basket[]): number => baskets.reduce((sum, { seconds }) => sum + seconds, 0)

/** The time when the oldest live basket expires. Without live baskets it is ten minutes after `startedAtSeconds`. */
export const resetAt = (baskets: readonly Basket[], startedAtSeconds: number): number =>
  baskets.length === 0
    ? Math.floor(startedAtSeconds) + windowSeconds
    : Math.min(...baskets.map(({ expiresAtSeconds }) => expiresAtSeconds))
