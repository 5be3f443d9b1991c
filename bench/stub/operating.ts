const basketMs = 60_000
const windowMs = 600_000

/** A portal's budget of execution time: the seconds of the last ten minutes, in baskets of one minute. */
export const createOperating = (limitSeconds: number) => {
  const baskets = new Map<string, Map<number, { seconds: number; expiresAtMs: number }>>()
  const live = (method: string, nowMs: number) => {
    const own = baskets.get(method) ?? new Map<number, { seconds: number; expiresAtMs: number }>()
    baskets.set(method, own)
    for (const [minute, { expiresAtMs }] of own) if (expiresAtMs <= nowMs) own.delete(minute)
    return own
  }
  const sum = (method: string, nowMs: number): number =>
    [...live(method, nowMs).values()].reduce((total, { seconds }) => total + seconds, 0)
  return {
    isBlocked: (method: string, nowMs: number): boolean => sum(method, nowMs) > limitSeconds,
    charge(method: string, seconds: number, nowMs: number): void {
      const own = live(method, nowMs)
      const minute = Math.floor(nowMs / basketMs)
      const basket = own.get(minute) ?? { seconds: 0, expiresAtMs: nowMs + windowMs }
      own.set(minute, { ...basket, seconds: basket.seconds + seconds })
    },
    fields(method: string, nowMs: number): { operating: number; operating_reset_at: number } {
      const oldestMs = Math.min(
        nowMs + windowMs,
        ...[...live(method, nowMs).values()].map((basket) => basket.expiresAtMs),
      )
      return { operating: sum(method, nowMs), operating_reset_at: Math.floor(oldestMs / 1000) }
    },
  }
}
