import { type Clock, systemClock } from '../platform/clock.ts'
import type { AdaptiveConfig, OperatingLimitConfig, RateLimitConfig } from '../types/calls/limits.ts'
import { fill, giveBack, type Place, reserve } from './leaky-bucket.ts'
import { type LimitState, type LimitStore, unknownPortal } from './store/limit-state.ts'
import { createLine } from './line.ts'
import { repairedState } from './store/repaired-state.ts'
import { dropOldest, memoryStore } from './store/memory-store.ts'
import {
  budgetNames,
  budgetKey,
  noteRefusal,
  noteUse,
  notWaiting,
  type OperatingUse,
  operatingWait,
  withoutForgotten,
} from './operating-budget.ts'
import { afterRefusal, afterSuccess, isAtRest, loweredRate } from './rate-lowering.ts'
import { operatingWindowMs } from '../types/portal-figures.ts'

/** A client's limits. They are complete, and the limiter never changes them. */
export interface LimitSettings {
  readonly rateLimit: Readonly<RateLimitConfig>
  readonly operatingLimit: Readonly<OperatingLimitConfig>
  readonly adaptiveConfig: Readonly<AdaptiveConfig>
}

export interface AcquireRequest {
  /** The method, or the methods of a batch's commands. */
  readonly methods: readonly string[]
  readonly isBatch: boolean
  /** A name for the webhook or the application whose operating budget is used. It never contains the secret. */
  readonly credential: string
  readonly settings: LimitSettings
  readonly signal?: AbortSignal | undefined
}

/** How long a caller waited, and for which limit. */
export interface Acquired {
  readonly waitedMs: number
  readonly reason: 'rate' | 'operating'
}

/** The last state of the limits that this process has seen. */
export interface LastSeen {
  readonly state: LimitState
  /** Number of callers in this process that wait for the bucket. */
  readonly waiting: number
  readonly nowMs: number
}

/** Keeps all requests to one portal within its limits. */
export interface Limiter {
  /** Waits until one request may be sent, in the order of calls. Rejects with the signal's reason. */
  acquire(request: AcquireRequest): Promise<Acquired>
  /**
   * Reads from the `time` of a reply how much of its operating budget a method has used. A command of a batch has the name
   * `batch::<method>`.
   */
  observe(method: string, credential: string, time: unknown): Promise<void>
  /** Notes after a 503 that the bucket is full. */
  refusedByRate(settings: LimitSettings): Promise<void>
  /** Notes after a 429 that a method's operating budget is used up. Resolves with the milliseconds until it is free. */
  refusedByOperating(method: string, credential: string): Promise<number>
  /** Notes that the portal answered a request. */
  succeeded(): Promise<void>
  lastSeen(): LastSeen
}

/** The limits of portals in the memory of this process, for clients without a store of their own. */
const processStore = memoryStore()

/** A limiter with its own queue of callers. Limiters of one portal with the same store share one bucket. */
export const createLimiter = (
  portal: string,
  store: LimitStore = processStore,
  clock: Clock = systemClock,
): Limiter => {
  const line = createLine()
  let lastSeen = unknownPortal

  const update = <T>(change: (state: LimitState, nowMs: number) => [LimitState, T]): Promise<T> | T =>
    store.update(portal, (before) => {
      const nowMs = clock.nowMs()
      // A store outside the process may return any value.
      const [state, value] = change(before === lastSeen ? before : repairedState(before, nowMs), nowMs)
      lastSeen = state
      return { state, value }
    })

  const rateOf = (settings: LimitSettings, state: LimitState) => loweredRate(settings.rateLimit, state.lowering)

  const reservePlace = (settings: LimitSettings) =>
    update((state, nowMs) => {
      const { burstLimit, drainRate } = settings.rateLimit
      const { level } = state.bucket
      // A level above this cannot be right, because no caller waits so long. The bucket may be full all the same.
      const isAbsurd = level > burstLimit + drainRate * LONGEST_LINE_SECONDS
      const known = { ...state.bucket, level: isAbsurd ? burstLimit : level }
      const { bucket, place } = reserve(known, rateOf(settings, state), nowMs)
      return [{ ...state, bucket }, place]
    })

  const isPromiseKept = (place: Place) => update((state) => [state, state.bucket.refusals === place.refusals])

  /** The first caller in the queue reserves a place and waits for it. If a 503 makes the place void meanwhile, it reserves another. */
  const waitForPlace = async (settings: LimitSettings, signal: AbortSignal | undefined): Promise<void> => {
    for (;;) {
      const place = await reservePlace(settings)
      if (place.waitMs === 0) return
      try {
        await clock.sleep(place.waitMs, signal)
      } catch (cancelled) {
        await update((state) => [{ ...state, bucket: giveBack(state.bucket, place) }, undefined])
        throw cancelled
      }
      if (await isPromiseKept(place)) return
    }
  }

  const updateUse = (key: string, note: (known: OperatingUse | undefined, nowMs: number) => OperatingUse) =>
    update((state, nowMs) => {
      const operating = withoutForgotten(state.operating, portalWindow, nowMs)
      const use = note(operating[key], nowMs)
      return [{ ...state, operating: { ...operating, [key]: use } }, use]
    })

  const longestOperatingWait = ({ methods, isBatch, credential, settings }: AcquireRequest) =>
    update((state, nowMs) => {
      const waits = budgetNames(methods, isBatch).map((name) =>
        operatingWait(
          state.operating[budgetKey(credential, name)],
          settings.operatingLimit,
          settings.adaptiveConfig,
          nowMs,
        ),
      )
      return [state, waits.reduce((longest, wait) => (wait.waitMs > longest.waitMs ? wait : longest), notWaiting)]
    })

  return {
    async acquire(request) {
      const startedAtMs = clock.nowMs()
      let reason: Acquired['reason'] = 'rate'
      for (let hasWaited = false; ;) {
        const { waitMs, isThrottled } = await longestOperatingWait(request)
        // A throttled call waits only once. A blocked call waits as long as the block lasts.
        if (waitMs === 0 || (isThrottled && hasWaited)) break
        hasWaited ||= isThrottled
        reason = 'operating'
        await clock.sleep(waitMs, request.signal)
      }
      await line.run(() => waitForPlace(request.settings, request.signal), request.signal)
      return { waitedMs: clock.nowMs() - startedAtMs, reason }
    },

    async observe(method, credential, time) {
      const key = budgetKey(credential, method)
      const use = noteUse(time, clock.nowMs())
      // A missing number does not mean 0. Most calls use no measurable time, and for an unknown method this is not stored.
      if (use === undefined || (use.operatingMs === 0 && lastSeen.operating[key] === undefined)) return
      await updateUse(key, () => use)
    },

    async refusedByRate(settings) {
      await update((state, nowMs) => {
        const bucket = fill(state.bucket, rateOf(settings, state), nowMs)
        const lowering = settings.rateLimit.adaptiveEnabled ? afterRefusal(state.lowering, nowMs) : state.lowering
        return [{ ...state, bucket, lowering }, undefined]
      })
    },

    async refusedByOperating(method, credential) {
      const use = await updateUse(budgetKey(credential, method), noteRefusal)
      return Math.max(0, use.blockedUntilMs - clock.nowMs())
    },

    async succeeded() {
      if (isAtRest(lastSeen.lowering)) return
      await update((state, nowMs) => [{ ...state, lowering: afterSuccess(state.lowering, nowMs) }, undefined])
    },

    lastSeen: () => ({ state: lastSeen, waiting: line.length(), nowMs: clock.nowMs() }),
  }
}

/** Each process waits for one place at a time. With the standard plan, 60 s are the places of 120 processes. */
const LONGEST_LINE_SECONDS = 60

/** How long a portal remembers, even if the client has set another window. */
const portalWindow = { windowMs: operatingWindowMs }

const limiters = new WeakMap<LimitStore, WeakMap<Clock, Map<string, Limiter>>>()

/** The limiter of a portal. All clients of this process with the same store share it. */
export const limiterFor = (
  portalOrigin: string,
  {
    store = processStore,
    clock = systemClock,
  }: { readonly store?: LimitStore | undefined; readonly clock?: Clock | undefined } = {},
): Limiter => {
  const byClock = limiters.get(store) ?? new WeakMap<Clock, Map<string, Limiter>>()
  const byPortal = byClock.get(clock) ?? new Map<string, Limiter>()
  const limiter = byPortal.get(portalOrigin) ?? createLimiter(portalOrigin, store, clock)
  limiters.set(store, byClock.set(clock, byPortal.set(portalOrigin, limiter)))
  // A client with a dropped limiter can keep using it: the portal's state is in the store and not in the limiter.
  dropOldest(byPortal)
  return limiter
}
