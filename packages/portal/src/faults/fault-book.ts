import { checkFaultRule, defaultDelayMs, type FaultAction, type FaultRule } from './fault-rule.ts'
import { compileGlob, type Glob } from './glob.ts'
import { seededRandom } from '../seeded-random.ts'

/** The faults of one portal. Its owner adds and removes them. */
export interface Faults {
  /**
   * Adds a rule. Rules are tried in the order in which they were added, and the first one that applies is used.
   * @throws {RangeError} the rule makes no sense
   */
  add(rule: FaultRule): void
  clear(): void
  /** The active rules, with the number of times that each was applied. */
  list(): readonly (FaultRule & { readonly struck: number })[]
}

/** The call that a rule may apply to: one HTTP request, or one command of a batch. */
export interface FaultTarget {
  readonly api: 'v2' | 'v3'
  readonly method: string
}

/** A fault that applies now. */
export interface Strike<Action extends FaultAction> {
  readonly action: Action
  readonly delayMs: number
}

export interface FaultBook extends Faults {
  /** Tries the rules with one of these `actions`. Other rules neither apply nor count this call. */
  strike<Action extends FaultAction>(target: FaultTarget, actions: ReadonlySet<Action>): Strike<Action> | undefined
}

interface Entry {
  readonly rule: FaultRule
  readonly api: string | undefined
  readonly pattern: Glob
  readonly random: () => number
  seen: number
  struck: number
}

const toEntry = (rule: FaultRule): Entry => {
  const { match, seed = 1 } = checkFaultRule(rule)
  const [, api, glob = match] = /^(v[23]):(.*)$/i.exec(match) ?? []
  return {
    rule,
    api: api?.toLowerCase(),
    pattern: compileGlob(glob),
    random: seededRandom(seed),
    seen: 0,
    struck: 0,
  }
}

const matches = ({ api, pattern }: Entry, target: FaultTarget): boolean =>
  (api === undefined || api === target.api) && pattern(target.method)

const isAmong = <Action extends FaultAction>(action: FaultAction, actions: ReadonlySet<Action>): action is Action => {
  const all: ReadonlySet<FaultAction> = actions
  return all.has(action)
}

/** Counts the call and returns whether the rule applies to it. */
const hits = (entry: Entry): boolean => {
  const { skip = 0, times = Infinity, probability = 1 } = entry.rule
  entry.seen += 1
  if (entry.seen <= skip || entry.struck >= times) return false
  if (probability < 1 && entry.random() >= probability) return false
  entry.struck += 1
  return true
}

/** Makes the faults of a portal. @throws {RangeError} one of the rules makes no sense */
export const faultBook = (rules: readonly FaultRule[] = []): FaultBook => {
  let entries = rules.map(toEntry)
  return {
    add: (rule) => {
      entries = [...entries, toEntry(rule)]
    },
    clear: () => {
      entries = []
    },
    list: () => entries.map(({ rule, struck }) => ({ ...rule, struck })),
    strike: (target, actions) => {
      for (const entry of entries) {
        const { action, delayMs = defaultDelayMs } = entry.rule
        if (isAmong(action, actions) && matches(entry, target) && hits(entry)) return { action, delayMs }
      }
      return undefined
    },
  }
}
