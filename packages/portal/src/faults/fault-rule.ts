/**
 * The faults that a portal can simulate. `BeforeCommit`: the method does not run. `AfterCommit`: the method runs and only the reply is
 * lost.
 */
export const faultActions = [
  'resetBeforeCommit',
  'resetAfterCommit',
  'hangBeforeCommit',
  'hangAfterCommit',
  'html500BeforeCommit',
  'html500AfterCommit',
  'html502BeforeCommit',
  'html502AfterCommit',
  'html504BeforeCommit',
  'html504AfterCommit',
  'html200',
  'html200AfterCommit',
  'json500',
  'limit503',
  'overloadLimit',
  'portalDeleted',
  'operating429',
  'expiredToken',
  'softError',
  'redirect',
  'hugeBody',
  'emptyBody',
  'cutJson',
  'slow',
  'ignoreFilter',
  'eventLate',
  'eventTwice',
  'eventLost',
] as const
export type FaultAction = (typeof faultActions)[number]

/** Which fault applies, and when. */
export interface FaultRule {
  /**
   * A method name or a glob (`crm.*.add`, `*`) in any letter case. A prefix `v2:` or `v3:` limits it to one API. The name of a batch is
   * `batch`. For faults of events, the name of an event or a glob.
   */
  readonly match: string
  readonly action: FaultAction
  /** How many times the rule applies. @default always */
  readonly times?: number | undefined
  /** How many matching calls pass before the rule applies. @default 0 */
  readonly skip?: number | undefined
  /** The share of matching calls that fail, 0 to 1. @default 1 */
  readonly probability?: number | undefined
  /** The seed of the random choice, so that runs are repeatable. @default 1 */
  readonly seed?: number | undefined
  /** How many milliseconds `slow` waits before the method runs, and `eventLate` before the event is sent. @default 1000 */
  readonly delayMs?: number | undefined
}

export const defaultDelayMs = 1000

export const isFaultAction = (value: string): value is FaultAction => faultActions.some((action) => action === value)

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

/** Checks a rule. @throws {RangeError} the message says what is wrong with the rule */
export const checkFaultRule = (rule: FaultRule): FaultRule => {
  const { match, action, times = 1, skip = 0, probability = 1, seed = 1, delayMs = 0 } = rule
  const problem = [
    [match.trim() !== '', 'match must name a method or be a glob such as "*"'],
    [isFaultAction(action), `action must be one of ${faultActions.join(', ')}`],
    [isCount(times), 'times must be a whole number >= 0'],
    [isCount(skip), 'skip must be a whole number >= 0'],
    [probability >= 0 && probability <= 1, 'probability must lie between 0 and 1'],
    [Number.isFinite(seed), 'seed must be a number'],
    [Number.isFinite(delayMs) && delayMs >= 0, 'delayMs must be milliseconds >= 0'],
  ].find(([isRight]) => isRight === false)
  if (problem === undefined) return rule
  throw new RangeError(`Fault rule for "${match}": ${String(problem[1])}.`)
}
