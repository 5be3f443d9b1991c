import type { ConditionOf, RowOf } from '../../../engine/entity-rows.ts'
import { textOf } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { occurrences } from './recurrence.ts'
import { statuses } from './write-event.ts'
import { readDay } from './zoned-time.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

const daySeconds = 86_400

/** A span of time. Both ends are Unix seconds. */
export interface Span {
  readonly fromTs: number
  readonly toTs: number
}

/** One occurrence of an event. */
export interface Occurrence {
  readonly row: RowOf<'calendarEvent'>
  readonly fromTs: number
}

/** The days that a call names. The last day is included. @throws {PortalError} a day cannot be read as a date */
export const spanOf = ({ params, method }: MethodCall, usual: Span): Span => {
  const read = (name: string, otherwise: number): number => {
    const text = textOf(anyCase(params, name))
    if (text === '') return otherwise
    const day = readDay(text)
    if (day === undefined)
      throw refusedWithoutCode(`The parameter "${name}" of the method "${method}" is no date: "${text}"`)
    return day
  }
  return { fromTs: read('from', usual.fromTs), toTs: read('to', usual.toTs - daySeconds) + daySeconds }
}

/** The span if the call names none: from a month ago to three months ahead. */
export const usualSpan = (nowMs: number): Span => {
  const nowTs = Math.trunc(nowMs / 1000)
  return { fromTs: nowTs - 31 * daySeconds, toTs: nowTs + 92 * daySeconds }
}

/** The rows of events that may take place in a span. */
export const rowsIn = (
  { portal }: MethodCall,
  span: Span,
  where: ConditionOf<'calendarEvent'>,
): readonly RowOf<'calendarEvent'>[] =>
  rowsWhere(portal.engine, 'calendarEvent', {
    kind: 'and',
    conditions: [
      where,
      { kind: 'le', field: 'fromTs', value: span.toTs },
      {
        kind: 'or',
        conditions: [
          { kind: 'isEmpty', field: 'untilTs' },
          { kind: 'ge', field: 'untilTs', value: span.fromTs },
        ],
      },
    ],
  })

/** Every occurrence of the events in a span, in the order of time. */
export const occurrencesIn = (rows: readonly RowOf<'calendarEvent'>[], { fromTs, toTs }: Span): readonly Occurrence[] =>
  rows
    .flatMap((row) => {
      const length = Number(row['toTs']) - Number(row['fromTs'])
      const found: Occurrence[] = []
      for (const at of occurrences(row)) {
        if (at > toTs || found.length >= mostOfOne) break
        if (at + length >= fromTs) found.push({ row, fromTs: at })
      }
      return found
    })
    .toSorted((a, b) => a.fromTs - b.fromTs)

const mostOfOne = 1000

/** The events in a user's calendar: the user's own, and invitations that the user did not decline. */
export const eventsOfUser = (call: MethodCall, userId: number, span: Span): readonly RowOf<'calendarEvent'>[] =>
  rowsIn(call, span, { kind: 'always' }).filter((row) => {
    const isOwn = row['calType'] === 'user' && row['ownerId'] === userId
    return isOwn || statuses(row).some(([id, status]) => id === userId && status !== 'N')
  })
