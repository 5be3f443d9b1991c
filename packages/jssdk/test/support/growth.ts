const factor = 8

const leastMs = (work: () => unknown): number => {
  const times = Array.from({ length: 3 }, () => {
    const startedMs = performance.now()
    try {
      work()
    } catch {
      // A refusal is an answer as well.
    }
    return performance.now() - startedMs
  })
  return Math.min(...times)
}

/** How many times longer the work takes for eight times the input, in one and the same run: about 8 when it is linear, 64 when quadratic. */
export const growthOf = async (work: (size: number) => () => unknown, size: number): Promise<number> => {
  const [small, large] = [work(size), work(size * factor)]
  let least = Infinity
  // A collection of garbage or a busy machine disturbs one round; what is quadratic is so in every round.
  for (let round = 0; round < 6 && least > mostGrowth; round += 1) {
    const smallMs = leastMs(small)
    // Below this the clock and the rest of the process are measured.
    const largeMs = leastMs(large)
    least = Math.min(least, largeMs / Math.max(smallMs, 0.2))
  }
  return least
}

/** Far from both. */
export const mostGrowth = 32
