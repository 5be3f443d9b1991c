import type { Caller } from '../../../auth/caller.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { ConditionOf } from '../../../engine/entity-rows.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'

/** The fields of a task that name its participants. */
const participants = ['createdBy', 'responsibleId', 'accomplices', 'auditors'] as const

/**
 * The tasks that a caller may see. An administrator sees all, other users those in which they or their employees take part, and those of
 * their groups.
 */
export const visibleTasks = (engine: Engine, { userId, isAdmin }: Caller): ConditionOf<'task'> => {
  if (isAdmin) return { kind: 'always' }
  const users = [userId, ...employeesOf(engine, userId)]
  const taken = participants.map((field): ConditionOf<'task'> => ({ kind: 'in', field, values: users }))
  const ofGroups: ConditionOf<'task'> = { kind: 'in', field: 'groupId', values: groupsOf(engine, userId) }
  return { kind: 'or', conditions: [...taken, ofGroups] }
}

/** The rows of an entity whose tasks a caller may see. */
export const ofVisibleTasks = (engine: Engine, caller: Caller): ConditionOf<'taskResult'> => {
  const { rows } = engine.page('task', { where: visibleTasks(engine, caller) }, { fields: ['id'] })
  return { kind: 'in', field: 'taskId', values: rows.map(({ id }) => id) }
}

/** The users in the departments that a user heads, and in the departments below. */
const employeesOf = (engine: Engine, userId: number): readonly number[] => {
  const departments = rowsWhere(engine, 'department', { kind: 'always' })
  const headed = new Set(departments.flatMap(({ id, ufHead }) => (ufHead === userId ? [id] : [])))
  // A set yields what is added while it is read, so that all levels are found.
  for (const above of headed) for (const { id, parent } of departments) if (parent === above) headed.add(id)
  if (headed.size === 0) return []
  return rowsWhere(engine, 'user', { kind: 'in', field: 'ufDepartment', values: [...headed] }).map(({ id }) => id)
}

/** The groups of which a user is a member. A candidate is none yet. */
const groupsOf = (engine: Engine, userId: number): readonly number[] =>
  rowsWhere(engine, 'workgroupMember', { kind: 'eq', field: 'userId', value: userId }).flatMap(({ groupId, role }) =>
    groupId === null || groupId === undefined || role === 'Z' ? [] : [groupId],
  )
