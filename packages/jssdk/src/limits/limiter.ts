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

/** The limits one client keeps to: complete, and never changed by the limiter. */
export interface LimitSettings {
  readonly rateLimit: Readonly<RateLimitConfig>
  readonly operatingLimit: Readonly<OperatingLimitConfig>
  readonly adaptiveConfig: Readonly<AdaptiveConfig>
}

export interface AcquireRequest {
  /** The method, or the methods of a batch's commands. */
  readonly methods: readonly string[]
  readonly isBatch: boolean
  /** Names the webhook or the application whose operating budget is used; never the secret itself. */
  readonly credential: string
  readonly settings: LimitSettings
  readonly signal?: AbortSignal | undefined
}

/** How long a caller waited, and for what. */
export interface Acquired {
  readonly waitedMs: number
  readonly reason: 'rate' | 'operating'
}

/** The limits as last seen by this process. */
export interface LastSeen {
  readonly state: LimitState
  /** Callers that wait for the bucket in this process. */
  readonly waiting: number
  readonly nowMs: number
}

/** Keeps all requests to one portal within its limits. */
export interface Limiter {
  /** Waits until one request may be sent, first come first served; rejects with the signal's reason. */
  acquire(request: AcquireRequest): Promise<Acquired>
  /** Learns from the `time` of a reply how much of a method's operating budget is used; `batch::<method>` for a command of a batch. */
  observe(method: string, credential: string, time: unknown): Promise<void>
  /** Learns from a 503 that the bucket is full. */
  refusedByRate(settings: LimitSettings): Promise<void>
  /** Learns from a 429 that a method's budget is used up; answers the milliseconds until it is free. */
  refusedByOperating(method: string, credential: string): Promise<number>
  /** Learns that the portal served a request. */
  succeeded(): Promise<void>
  lastSeen(): LastSeen
}

/** Where this process keeps the limits of its portals unless a client names another store. */
const processStore = memoryStore()

/** A limiter with a line of its own; limiters of one portal that share a store keep to one bucket all the same. */
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
      // A store outside the process may give anything.
      const [state, value] = change(before === lastSeen ? before : repairedState(before, nowMs), nowMs)
      lastSeen = state
      return { state, value }
    })

  const rateOf = (settings: LimitSettings, state: LimitState) => loweredRate(settings.rateLimit, state.lowering)

  const reservePlace = (settings: LimitSettings) =>
    update((state, nowMs) => {
      const { burstLimit, drainRate } = settings.rateLimit
      const { level } = state.bucket
      // More than those who may wait for a place cannot be in it: nobody was there to write that. The bucket may be full all the same.
      const isAbsurd = level > burstLimit + drainRate * LONGEST_LINE_SECONDS
      const known = { ...state.bucket, level: isAbsurd ? burstLimit : level }
      const { bucket, place } = reserve(known, rateOf(settings, state), nowMs)
      return [{ ...state, bucket }, place]
    })

  const isPromiseKept = (place: Place) => update((state) => [state, state.bucket.refusals === place.refusals])

  /** The head of the line takes a place, waits for it, and takes another when a 503 made it void meanwhile. */
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
        // A throttled call waits once, a block as long as it lasts.
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
      // No information is not zero. And most calls are too quick to count: nothing used and nothing known is nothing to write down.
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

/** Each process waits for one place at a time: of the standard tariff these are the places of 120 processes. */
const LONGEST_LINE_SECONDS = 60

/** How long a portal remembers, whatever window a client has set. */
const portalWindow = { windowMs: 600_000 }

const limiters = new WeakMap<LimitStore, WeakMap<Clock, Map<string, Limiter>>>()

/** The limiter of a portal: the same one for every client of this process that uses the same store. */
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
  // Whoever holds a dropped limiter goes on with it: what is known of the portal is in the store, not in the limiter.
  dropOldest(byPortal)
  return limiter
}
