import { describe, expect, it } from 'vitest'
import { AjaxError, ApiVersion, type CallOutcome } from '@bitrix24/b24jssdk'
import { judge } from '../../src/request/retry-table.ts'
import type { Verdict } from '../../src/request/retry-table.ts'
import type { Failure } from '../../src/request/failure.ts'
import type { RestCall } from '../../src/request/rest-call.ts'

const call: RestCall = {
  version: ApiVersion.v2,
  method: 'crm.deal.add',
  params: {},
  requestId: 'r-1',
  portal: 'https://p.example',
  resendCount: 0,
  kind: 'write',
  spends: ['crm.deal.add'],
  isBatch: false,
  retry: { maxAttempts: 3, delayMs: 1000 },
  timeoutMs: 1000,
}
const attempt = {
  call,
  isRepeatable: false,
  attemptsLeft: 1,
  refusalsLeft: 1,
  resentFor: new Set<Failure['kind']>(),
  finalCodes: new Set(['FINAL']),
  backoffMs: 7,
  limitMs: 11,
}
/** What a failure of each kind says of the call. */
const outcomes = {
  notSent: 'notSent',
  tokenExpired: 'refused',
  moved: 'refused',
  rateLimited: 'refused',
  operatingLimited: 'refused',
  rejected: 'refused',
  serverError: 'unknown',
  replyLost: 'unknown',
} as const satisfies Record<Failure['kind'], CallOutcome>
const failure = (kind: Failure['kind'], code = 'X', outcome: CallOutcome = outcomes[kind]): Failure => ({
  kind,
  error: new AjaxError({ code, status: 0, outcome }),
  location: () => 'https://new.example/rest/x',
  isFollowed: true,
})
const again = (afterMs: number): string => `again after ${afterMs} ms`
const fail = (code: string): string => `fail with ${code}`
const told = (verdict: Verdict): string =>
  verdict.kind === 'retry' ? again(verdict.afterMs) : fail(verdict.error.code)

describe('the retry table', () => {
  it.each([
    ['notSent', again(7), again(7)],
    ['tokenExpired', again(0), again(0)],
    ['moved', again(0), again(0)],
    ['rateLimited', again(11), again(11)],
    ['operatingLimited', again(11), again(11)],
    ['rejected', fail('X'), fail('X')],
    ['serverError', again(7), fail('X')],
    ['replyLost', again(7), fail('JSSDK_OUTCOME_UNKNOWN')],
  ] as const)('%s', (kind, repeatable, write) => {
    expect(told(judge(failure(kind), { ...attempt, isRepeatable: true }))).toBe(repeatable)
    expect(told(judge(failure(kind), attempt))).toBe(write)
  })

  it.each([
    ['notSent', { attemptsLeft: 0 }, 'X'],
    ['replyLost', { attemptsLeft: 0, isRepeatable: true, call: { ...call, kind: 'read' } }, 'X'],
    ['replyLost', { attemptsLeft: 0, isRepeatable: true }, 'JSSDK_OUTCOME_UNKNOWN'],
    ['serverError', { attemptsLeft: 0, isRepeatable: true }, 'X'],
    ['rateLimited', { refusalsLeft: 0 }, 'X'],
    ['operatingLimited', { refusalsLeft: 0 }, 'X'],
    ['tokenExpired', { resentFor: new Set<Failure['kind']>(['tokenExpired']) }, 'X'],
  ] as const)('E5: %s surfaces with its own code once nothing is left', (kind, spent, code) => {
    expect(told(judge(failure(kind), { ...attempt, ...spent }))).toBe(fail(code))
  })

  it.each(['notSent', 'rateLimited', 'operatingLimited', 'serverError', 'replyLost'] as const)(
    'E9: %s with a final code is not retried',
    (kind) => {
      const code = kind === 'replyLost' ? 'JSSDK_OUTCOME_UNKNOWN' : 'FINAL'
      expect(told(judge(failure(kind, 'FINAL'), { ...attempt, isRepeatable: true }))).toBe(fail(code))
    },
  )

  it.each(['rateLimited', 'operatingLimited'] as const)('%s in the middle of a batch of writes ends it', (kind) => {
    expect(told(judge(failure(kind, 'X', 'unknown'), attempt))).toBe(fail('X'))
    expect(told(judge(failure(kind, 'X', 'unknown'), { ...attempt, isRepeatable: true }))).toBe(again(11))
  })

  it.each([['notSent', 'write', 'JSSDK_OUTCOME_UNKNOWN']] as const)(
    'after an attempt that may have run, %s ends a %s as %s',
    (kind, callKind, code) => {
      const last = { ...attempt, call: { ...call, kind: callKind }, attemptsLeft: 0, refusalsLeft: 0 }
      expect(told(judge(failure(kind, 'X', 'unknown'), last))).toBe(fail(code))
    },
  )

  it.each([
    ['notSent', 'read', 'X'],
    ['rejected', 'write', 'X'],
    ['rateLimited', 'write', 'X'],
  ] as const)('still: after an attempt that may have run, %s ends a %s as %s', (kind, callKind, code) => {
    const last = { ...attempt, call: { ...call, kind: callKind }, attemptsLeft: 0, refusalsLeft: 0 }
    expect(told(judge(failure(kind, 'X', 'unknown'), last))).toBe(fail(code))
  })
})
