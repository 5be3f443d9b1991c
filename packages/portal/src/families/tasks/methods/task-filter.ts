import type { FieldNameOf } from '../../../engine/entity-rows.ts'
import type { Condition, Operand } from '../../../engine/query.ts'
import { formatDateTime } from '../../../server-time.ts'
import { entriesOf, isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'

/** A filter of tasks: the fields that a list knows by itself, and the condition of the other names. */
export interface TaskFilter {
  readonly filter: WireMap
  readonly where: Condition<TaskField>
}

type TaskField = FieldNameOf<'task'>

/** Names in a filter that mean another field, or any of several. */
const meant: Readonly<Record<string, readonly TaskField[]>> = {
  TAG: ['tags'],
  ACCOMPLICE: ['accomplices'],
  AUDITOR: ['auditors'],
  DOER: ['responsibleId', 'accomplices'],
  MEMBER: ['createdBy', 'responsibleId', 'accomplices', 'auditors'],
  DEPENDS_ON: ['dependsOn'],
  // The stored status. A task has no other one in a row.
  REAL_STATUS: ['status'],
}

const searched: readonly TaskField[] = ['title', 'description']
/** A task in one of these states is not late: it waits for approval, is completed, or was declined. */
const settledStatuses = [4, 5, 7]
const overdueStatus = -1

/** Reads the filter of `tasks.task.list`. Names that tasks do not have are ignored, as on a portal. */
export const taskFilter = (call: MethodCall, given: WireMap | readonly WireValue[]): TaskFilter => {
  const now = formatDateTime(call.portal.clock.nowMs())
  const filter: Record<string, WireValue> = {}
  const conditions: Condition<TaskField>[] = []
  for (const [key, value] of entriesOf(given)) {
    const condition = conditionOf(key, value, now)
    if (condition === undefined) filter[key] = value
    else conditions.push(condition)
  }
  return { filter, where: { kind: 'and', conditions } }
}

const conditionOf = (key: string, value: WireValue, now: string): Condition<TaskField> | undefined => {
  const [, prefix = '', name = ''] = /^(\W*)(\w*)$/.exec(key) ?? []
  const isNegated = prefix.startsWith('!')
  const fields = meant[name]
  if (fields !== undefined && /^!?[=@]?$/.test(prefix)) return negateIf(isNegated, anyOf(fields, operandsOf(value)))
  if (fields !== undefined && prefix.includes('%')) return negateIf(isNegated, containing(fields, value))
  switch (name) {
    case 'OVERDUED':
      return isYes(value) ? isOverdue(now) : { kind: 'not', condition: isOverdue(now) }
    case 'ONLY_ROOT_TASKS':
      return isYes(value) ? { kind: 'isEmpty', field: 'parentId' } : { kind: 'always' }
    case 'STATUS':
      return statusCondition(prefix, value, now)
    case 'SEARCH_INDEX':
    case 'FULL_SEARCH_INDEX':
    case 'COMMENT_SEARCH_INDEX':
      return containing(searched, value)
    default:
      return undefined
  }
}

/** The status -1 is not stored: it is that of a task whose deadline is over. */
const statusCondition = (prefix: string, value: WireValue, now: string): Condition<TaskField> | undefined => {
  const statuses = operandsOf(value).map(Number)
  if (!/^!?[=@]?$/.test(prefix) || !statuses.includes(overdueStatus)) return undefined
  const stored = statuses.filter((status) => status !== overdueStatus)
  const inThem: Condition<TaskField> = { kind: 'in', field: 'status', values: stored }
  return negateIf(prefix.startsWith('!'), { kind: 'or', conditions: [isOverdue(now), inThem] })
}

const isOverdue = (now: string): Condition<TaskField> => ({
  kind: 'and',
  conditions: [
    { kind: 'lt', field: 'deadline', value: now },
    { kind: 'not', condition: { kind: 'in', field: 'status', values: settledStatuses } },
  ],
})

const anyOf = (fields: readonly TaskField[], values: readonly Operand[]): Condition<TaskField> => ({
  kind: 'or',
  conditions: fields.flatMap((field) => values.map((value): Condition<TaskField> => ({ kind: 'eq', field, value }))),
})

const containing = (fields: readonly TaskField[], value: WireValue): Condition<TaskField> => ({
  kind: 'or',
  conditions: fields.flatMap((field) =>
    operandsOf(value).map((text): Condition<TaskField> => ({ kind: 'contains', field, text: textOf(text) })),
  ),
})

const operandsOf = (value: WireValue): readonly Operand[] =>
  (isWireList(value) || isWireMap(value) ? Object.values(value) : [value]).flatMap((one) =>
    typeof one === 'object' && one !== null ? [] : [one],
  )

const isYes = (value: WireValue): boolean => value === true || textOf(value).toUpperCase() === 'Y'

const negateIf = (isNegated: boolean, condition: Condition<TaskField>): Condition<TaskField> =>
  isNegated ? { kind: 'not', condition } : condition

/** Whether a task is late at this moment. */
export const isLate = (
  deadline: string | null | undefined,
  status: number | null | undefined,
  nowMs: number,
): boolean => typeof deadline === 'string' && Date.parse(deadline) < nowMs && !settledStatuses.includes(Number(status))
