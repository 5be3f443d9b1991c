import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { usableBurst } from '../../src/limits/leaky-bucket.ts'
import type { LimitStore } from '../../src/limits/store/limit-state.ts'
import { limitSnapshot } from '../../src/limits/store/limit-snapshot.ts'
import { limiterFor } from '../../src/limits/limiter.ts'
import { memoryStore } from '../../src/limits/store/memory-store.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { limitSettings } from '../support/limit-settings.ts'
import { countRefusals } from '../support/stepwise-bucket.ts'

const rates = fc.record({
  burstLimit: fc.integer({ min: 2, max: 40 }),
  drainRate: fc.constantFrom(0.5, 1, 2, 5),
})
interface Arrival {
  readonly pauseMs: number
  readonly process: number
  readonly givesUpAfterMs: number | null
  /** The portal says 503 to this process just before. */
  readonly isRefused: boolean
}
const arrivals: fc.Arbitrary<Arrival[]> = fc.array(
  fc.record({
    pauseMs: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 4_000 })),
    process: fc.integer({ min: 0, max: 2 }),
    givesUpAfterMs: fc.option(fc.integer({ min: 0, max: 5_000 }), { freq: 3 }),
    isRefused: fc.oneof({ weight: 15, arbitrary: fc.constant(false) }, fc.constant(true)),
  }),
  { maxLength: 90 },
)

/** Another process sees the same state through a store object of its own. */
const seenFromElsewhere = (store: LimitStore): LimitStore => ({
  update: (portal, change) => store.update(portal, change),
})

const play = async (rate: { burstLimit: number; drainRate: number }, pattern: readonly Arrival[]) => {
  const clock = new FakeClock()
  const shared = memoryStore()
  const processes = [0, 1, 2].map(() =>
    limiterFor('https://portal.example', { store: seenFromElsewhere(shared), clock }),
  )
  const settings = limitSettings(rate)
  const sent: { readonly atMs: number; readonly process: number; readonly place: number }[] = []
  const refusedAtMs: number[] = []
  const outcomes = []
  for (const [place, { pauseMs, process, givesUpAfterMs, isRefused }] of pattern.entries()) {
    await clock.advance(pauseMs)
    if (isRefused) {
      await processes[process]?.refusedByRate(settings)
      refusedAtMs.push(clock.nowMs())
    }
    const giveUp = new AbortController()
    if (givesUpAfterMs !== null) void clock.sleep(givesUpAfterMs).then(() => giveUp.abort())
    const acquire = async () => {
      await processes[process]?.acquire({
        methods: ['profile'],
        isBatch: false,
        credential: 'hook',
        settings,
        signal: giveUp.signal,
      })
      sent.push({ atMs: clock.nowMs(), process, place })
    }
    outcomes.push(
      acquire().then(
        () => 'sent',
        () => 'gave up',
      ),
    )
  }
  await clock.run()
  return {
    sent,
    refusedAtMs,
    outcomes: await Promise.all(outcomes),
    settings,
    limiters: processes,
    pending: clock.pending,
  }
}

test.prop([rates, arrivals, fc.integer({ min: 0, max: 999 })])(
  'no span of time holds more requests than the bucket, however callers come, go and share it',
  async (rate, pattern, phaseMs) => {
    const { sent, outcomes, limiters, settings, pending } = await play(rate, pattern)
    const burst = usableBurst(rate)
    for (const [i, first] of sent.entries())
      for (const [j, last] of sent.entries())
        if (j >= i)
          expect(j - i + 1).toBeLessThanOrEqual(burst + (rate.drainRate * (last.atMs - first.atMs)) / 1000 + 1e-6)
    if (rate.burstLimit >= 3 * rate.drainRate)
      expect(
        countRefusals(
          sent.map(({ atMs }) => atMs),
          { ...rate, phaseMs },
        ),
      ).toBe(0)
    expect(sent).toHaveLength(outcomes.filter((outcome) => outcome === 'sent').length)
    expect(pending).toBe(0)
    for (const limiter of limiters) expect(limitSnapshot(limiter, settings).waiting).toBe(0)
  },
)

test.prop([rates, arrivals])('each process serves its callers in the order they came', async (rate, pattern) => {
  const { sent } = await play(rate, pattern)
  for (const process of [0, 1, 2]) {
    const places = sent.filter((request) => request.process === process).map(({ place }) => place)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  }
})

test.prop([rates, arrivals])('whoever does not give up is sent', async (rate, pattern) => {
  const { outcomes } = await play(rate, pattern)
  for (const [place, { givesUpAfterMs }] of pattern.entries())
    if (givesUpAfterMs === null) expect(outcomes[place]).toBe('sent')
})

test.prop([rates, arrivals])('after a 503 nobody is sent before a place can be free', async (rate, pattern) => {
  const { sent, refusedAtMs } = await play(rate, pattern)
  for (const refusedMs of refusedAtMs)
    for (const { atMs } of sent)
      if (atMs > refusedMs) expect(atMs - refusedMs).toBeGreaterThanOrEqual(1_000 / rate.drainRate)
})
