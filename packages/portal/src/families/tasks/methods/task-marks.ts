import type { ConditionOf } from '../../../engine/entity-rows.ts'
import type { MethodCall } from '../../../methods/method.ts'
import type { WireMap } from '../../../wire-value.ts'

/** Marks that a user sets for a task. Other users do not see them. */
export type TaskMark = 'favorite' | 'muted' | 'pinned'

const markWhere = ({ caller }: MethodCall, taskId: number, mark: TaskMark): ConditionOf<'taskMark'> => ({
  kind: 'and',
  conditions: [
    { kind: 'eq', field: 'taskId', value: taskId },
    { kind: 'eq', field: 'userId', value: caller.userId },
    { kind: 'eq', field: 'mark', value: mark },
  ],
})

const hasMark = (call: MethodCall, taskId: number, mark: TaskMark): boolean =>
  call.portal.engine.count('taskMark', markWhere(call, taskId, mark)) > 0

/** Sets or removes a mark. A second call changes nothing. */
export const setMark = (call: MethodCall, taskId: number, mark: TaskMark, isSet: boolean): void => {
  const { engine } = call.portal
  const where = markWhere(call, taskId, mark)
  const { rows } = engine.page('taskMark', { where, limit: 1 })
  if (isSet && rows.length === 0) engine.insert('taskMark', { taskId, userId: call.caller.userId, mark })
  if (!isSet)
    engine.remove(
      'taskMark',
      rows.map(({ id }) => id),
    )
}

/** The caller's own marks of a task as fields of it. */
export const shownMarks = (call: MethodCall, taskId: number): WireMap => {
  const flag = (mark: TaskMark): string => (hasMark(call, taskId, mark) ? 'Y' : 'N')
  return { favorite: flag('favorite'), isMuted: flag('muted'), isPinned: flag('pinned') }
}
