import type { Random } from '../../platform/random.ts'

/** Failed attempts from which on a delay holds, longest first. */
const delays = [
  { fromAttempt: 10, seconds: 3600 },
  { fromAttempt: 5, seconds: 600 },
  { fromAttempt: 3, seconds: 45 },
  { fromAttempt: 1, seconds: 15 },
  { fromAttempt: 0, seconds: 0.5 },
] as const

/** Up to this share of a delay is added by chance, so that clients of one server do not come back together. */
const jitter = 0.2

/** Milliseconds before the next attempt, after `failedAttempts` that failed. */
export const reconnectDelayMs = (failedAttempts: number, random: Random): number => {
  const { seconds } = delays.find(({ fromAttempt }) => failedAttempts >= fromAttempt) ?? { seconds: 0.5 }
  return seconds * 1000 * (1 + random() * jitter)
}

/** Milliseconds before the next attempt after the server did not know a channel: 6 to 35 s. */
export const wrongChannelDelayMs = (random: Random): number => 6000 + random() * 29_000
