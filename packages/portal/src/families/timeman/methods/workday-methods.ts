import type { WrittenRow } from '../../../engine/entity-rows.ts'
import { parseDateTime } from '../../../engine/date-time.ts'
import { PortalError } from '../../../portal-error.ts'
import { formatDateTime, serverOffsetMinutes } from '../../../server-time.ts'
import { textOf } from '../../../wire-value.ts'
import type { Handle, MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'
import { beginBreak, endBreak } from './breaks.ts'
import { employeeOf } from './timeman-call.ts'
import { dayIn, isOfToday, lastWorkday, showWorkday, stateOf, statusOf, workdayOf, type Workday } from './workday.ts'

const refused = (code: string, description: string, argument?: string): PortalError =>
  new PortalError({ code, description, ...(argument === undefined ? {} : { extra: { argument } }) })

/** A method that changes the employee's last working day. The reply is that day after the change. */
const changing =
  (change: (call: MethodCall, userId: number, day: Workday | undefined) => void): Handle =>
  (call) => {
    const userId = employeeOf(call)['id']
    change(call, userId, lastWorkday(call.portal.engine, userId))
    return shown(call, userId)
  }

const shown = ({ portal }: MethodCall, userId: number): MethodReply => ({
  result: showWorkday(lastWorkday(portal.engine, userId), portal.clock.nowMs()),
})

/** Reads the moment in a call, with its zone. @throws {PortalError} `WRONG_DATETIME`, or `REPORT_NEEDED` without a reason */
const givenTime = ({ params }: MethodCall): { readonly ms: number; readonly offsetMinutes: number } | undefined => {
  const text = textOf(anyCase(params, 'TIME'))
  if (text === '') return undefined
  const seconds = parseDateTime(text)
  if (seconds === undefined) throw refused('WRONG_DATETIME', `"${text}" is no date and time in the form ISO 8601.`)
  if (textOf(anyCase(params, 'REPORT')).trim() === '')
    throw refused('REPORT_NEEDED', 'A report is needed where the time of the workday is changed.')
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})$/.exec(text.trim().slice(10)) ?? []
  const offset = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  const isZulu = /z$/i.test(text.trim())
  const inServerZone = sign === undefined && !isZulu
  return { ms: seconds * 1000, offsetMinutes: inServerZone ? serverOffsetMinutes : sign === '-' ? -offset : offset }
}

const place = ({ params }: MethodCall, end: 'Open' | 'Close'): WrittenRow<'timemanRecord'> => ({
  [`lat${end}`]: Number(textOf(anyCase(params, 'LAT'))) || 0,
  [`lon${end}`]: Number(textOf(anyCase(params, 'LON'))) || 0,
})

/** A time that was reported later waits for the approval of the department's head. */
const reported = ({ params }: MethodCall): WrittenRow<'timemanRecord'> => {
  const report = textOf(anyCase(params, 'REPORT'))
  return report === '' ? {} : { report, isApproved: false }
}

const secondsBetween = (fromMs: number, toMs: number): number => Math.max(0, Math.trunc((toMs - fromMs) / 1000))

const begin = (call: MethodCall, userId: number): void => {
  const nowMs = call.portal.clock.nowMs()
  const { ms, offsetMinutes } = givenTime(call) ?? { ms: nowMs, offsetMinutes: serverOffsetMinutes }
  const begun = workdayOf({ startTime: formatDateTime(ms), offsetSeconds: offsetMinutes * 60 })
  if (dayIn(begun, ms) !== dayIn(begun, nowMs) || ms > nowMs)
    throw refused('WRONG_DATETIME', 'The workday has to begin today, and not after this moment.')
  call.portal.engine.insert('timemanRecord', {
    userId,
    startTime: formatDateTime(ms),
    offsetSeconds: offsetMinutes * 60,
    breakLength: 0,
    isApproved: true,
    ...stateOf('OPENED'),
    ...place(call, 'Open'),
    ...reported(call),
  })
}

/** Continues a paused or closed day. The time in between counts as a break. */
const goOn = (call: MethodCall, day: Workday): void => {
  if (textOf(anyCase(call.params, 'TIME')) !== '')
    throw refused('ERROR_ARGUMENT', 'Unable to set time, work day is paused', 'TIME')
  const nowMs = call.portal.clock.nowMs()
  const idle = secondsBetween(day.pausedMs ?? day.endMs ?? nowMs, nowMs)
  endBreak(call, day, nowMs)
  call.portal.engine.update('timemanRecord', day.id, {
    pausedTime: null,
    endTime: null,
    breakLength: day.breakSeconds + idle,
    ...stateOf('OPENED'),
  })
}

const open = changing((call, userId, day) => {
  const nowMs = call.portal.clock.nowMs()
  const status = day === undefined ? 'CLOSED' : statusOf(day, nowMs)
  if (day === undefined || (status === 'CLOSED' && !isOfToday(day, nowMs))) begin(call, userId)
  else if (status === 'EXPIRED') throw refused('WORKDAY_EXPIRED', 'The last workday was not closed: close it first.')
  else if (status !== 'OPENED') goOn(call, day)
})

const pause = changing((call, _userId, day) => {
  const nowMs = call.portal.clock.nowMs()
  const status = day === undefined ? undefined : statusOf(day, nowMs)
  if (day === undefined || status === 'EXPIRED' || (status === 'CLOSED' && !isOfToday(day, nowMs)))
    throw refused('WORKDAY_NOT_OPENED', 'There is no workday to pause.')
  if (status === 'PAUSED') return
  // Reopens a closed day. The time since it was closed counts as work.
  beginBreak(call, day, nowMs)
  call.portal.engine.update('timemanRecord', day.id, {
    endTime: null,
    pausedTime: formatDateTime(nowMs),
    ...stateOf('PAUSED'),
  })
})

const close = changing((call, _userId, day) => {
  const nowMs = call.portal.clock.nowMs()
  if (day === undefined || statusOf(day, nowMs) === 'CLOSED') return
  const endMs = givenTime(call)?.ms ?? nowMs
  if (dayIn(day, endMs) !== dayIn(day, day.startMs) || endMs < day.startMs || endMs > nowMs)
    throw refused('WRONG_DATETIME', 'The workday has to end on the day it began, and not before it.')
  const idle = day.pausedMs === undefined ? 0 : secondsBetween(day.pausedMs, endMs)
  const breakLength = day.breakSeconds + idle
  endBreak(call, day, endMs)
  call.portal.engine.update('timemanRecord', day.id, {
    endTime: formatDateTime(endMs),
    pausedTime: null,
    breakLength,
    duration: Math.max(0, secondsBetween(day.startMs, endMs) - breakLength),
    ...stateOf('CLOSED'),
    ...place(call, 'Close'),
    ...reported(call),
  })
})

/** `timeman.*`: the working day of an employee. */
export const workdayMethods: Methods = {
  'timeman.settings': (call) => {
    employeeOf(call)
    return {
      result: {
        UF_TIMEMAN: true,
        UF_TM_FREE: false,
        UF_TM_MAX_START: '09:15:00',
        UF_TM_MIN_FINISH: '17:45:00',
        UF_TM_MIN_DURATION: '08:00:00',
        UF_TM_ALLOWED_DELTA: '00:15:00',
        ADMIN: call.caller.isAdmin,
      },
    }
  },
  'timeman.status': (call) => shown(call, employeeOf(call)['id']),
  'timeman.open': open,
  'timeman.pause': pause,
  'timeman.close': close,
}
