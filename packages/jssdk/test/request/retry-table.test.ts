import { describe, expect, it } from 'vitest'
import { AjaxError, type CallOutcome } from '@bitrix24/b24jssdk'
import { judge } from '../../src/request/steps/retry-table.ts'
import type { Failure } from '../../src/request/failure.ts'

const read = true
const write = false
const none: ReadonlySet<Failure['kind']> = new Set()
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
const failure = (kind: Failure['kind'], outcome: CallOutcome = outcomes[kind]): Failure => ({
  kind,
  error: new AjaxError({ code: 'X', status: 0, outcome }),
  location: () => 'https://new.example/rest/x',
})

describe('the retry table', () => {
  it.each([
    ['notSent', 'again', 'again'],
    ['tokenExpired', 'resend', 'resend'],
    ['moved', 'resend', 'resend'],
    ['rateLimited', 'again', 'again'],
    ['operatingLimited', 'again', 'again'],
    ['rejected', 'fail', 'fail'],
    ['serverError', 'again', 'fail'],
    ['replyLost', 'again', 'fail'],
  ] as const)('%s: a read %s, a write %s', (kind, ofRead, ofWrite) => {
    expect(judge(failure(kind), read, true, none)).toBe(ofRead)
    expect(judge(failure(kind), write, true, none)).toBe(ofWrite)
  })

  it.each(['notSent', 'rateLimited', 'operatingLimited', 'rejected', 'serverError', 'replyLost'] as const)(
    '%s fails once nothing is left, or its code is final',
    (kind) => expect(judge(failure(kind), read, false, none)).toBe('fail'),
  )

  it.each(['tokenExpired', 'moved'] as const)('%s is resent once', (kind) => {
    expect(judge(failure(kind), write, true, new Set([kind]))).toBe('fail')
  })

  it.each(['notSent', 'rateLimited', 'operatingLimited'] as const)('%s, and a part may have run', (kind) => {
    expect(judge(failure(kind, 'unknown'), write, true, none)).toBe('fail')
    expect(judge(failure(kind, 'unknown'), read, true, none)).toBe('again')
  })
})
