/** A number from 0 up to, not including, 1; a test hands in its own. */
export type Random = () => number

export const systemRandom: Random = () => Math.random()
