/** A portal's leaky bucket: `capacity` requests at once, `drainPerSecond` leave it each whole second. A refused request does not fill it. */
export const createBucket = (capacity: number, drainPerSecond: number): { take(nowMs: number): boolean } => {
  let level = 0
  let drainedAtS = 0
  return {
    take(nowMs) {
      const nowS = Math.floor(nowMs / 1000)
      if (drainedAtS === 0) drainedAtS = nowS
      level = Math.max(0, level - (nowS - drainedAtS) * drainPerSecond)
      drainedAtS = nowS
      if (level >= capacity) return false
      level += 1
      return true
    },
  }
}
