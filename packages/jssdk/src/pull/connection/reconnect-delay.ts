import type { Random } from '../../platform/random.ts'

/** The delay by the number of failed attempts, longest first. */
const delays = [
  { fromAttempt: 10, seconds: 3600 },
  { fromAttempt: 5, seconds: 600 },
  { fromAttempt: 3, seconds: 45 },
  { fromAttempt: 1, seconds: 15 },
  { fromAttempt: 0, seconds: 0.5 },
] as const

/** The largest random addition to a delay, as a share of it. The clients of a server then do not reconnect together. */
const jitter = 0.2

/** Milliseconds before the next attempt, after `failedAttempts` failed ones. */
export const reconnectDelayMs = (failedAttempts: number, random: Random): number => {
  const { seconds } = delays.find(({ fromAttempt }) => failedAttempts >= fromAttempt) ?? { seconds: 0.5 }
  return seconds * 1000 * (1 + random() * jitter)
}

/** Milliseconds before the next attempt when the server did not know a channel: 6 to 35 s. */
export const wrongChannelDelayMs = (random: Random): number => 6000 + random() * 29_000
