import type { Engine } from '../../../engine/engine.ts'
import type { ConditionOf, FieldNameOf } from '../../../engine/entity-rows.ts'
import { isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import { anyCase } from '../../../methods/params.ts'

/** The fields that `user.search` searches, by the name in its filter. */
const texts = { NAME: 'name', LAST_NAME: 'lastName', WORK_POSITION: 'workPosition' } as const

/** The users that match a `FILTER` of `user.search`. Each named text must occur in its field; the text of `FIND` may occur in any field. */
export const searchCondition = (engine: Engine, params: WireMap): ConditionOf<'user'> => {
  const given = anyCase(params, 'filter')
  const filter = isWireMap(given) ? given : {}
  const find = textOf(anyCase(filter, 'FIND'))
  const conditions = Object.entries(texts).flatMap(([name, field]) => containing(field, textOf(anyCase(filter, name))))
  const type = textOf(anyCase(filter, 'USER_TYPE'))
  const department = textOf(anyCase(filter, 'UF_DEPARTMENT_NAME'))
  return {
    kind: 'and',
    conditions: [
      ...(find === '' ? conditions : [anyText(find)]),
      ...(type === '' ? [] : [{ kind: 'eq', field: 'userType', value: type } as const]),
      ...(department === '' ? [] : [worksIn(engine, department)]),
    ],
  }
}

const containing = (field: FieldNameOf<'user'>, text: string): readonly ConditionOf<'user'>[] =>
  text === '' ? [] : [{ kind: 'contains', field, text }]

/** Each word must occur in one of the fields. "Ann Lee" matches a user with this name and last name. */
const anyText = (find: string): ConditionOf<'user'> => ({
  kind: 'and',
  conditions: find
    .trim()
    .split(/\s+/)
    .map((word) => ({ kind: 'or', conditions: Object.values(texts).flatMap((field) => containing(field, word)) })),
})

const worksIn = (engine: Engine, name: string): ConditionOf<'user'> => {
  const where: ConditionOf<'department'> = { kind: 'contains', field: 'name', text: name }
  const { rows } = engine.page('department', { where, order: [], limit: 1000, offset: 0 })
  return { kind: 'in', field: 'ufDepartment', values: rows.map(({ id }) => id) }
}
