import type { RowOf } from '../../engine/entity-rows.ts'
import { classicNaming } from '../../engine/naming.ts'
import { type WireMap, type WireValue } from '../../wire-value.ts'
import { listRows } from '../../methods/list-rows.ts'
import type { Method, Methods } from '../../methods/method.ts'
import { anyCase, toInteger } from '../../methods/params.ts'
import { plainOrder } from '../../methods/plain-order.ts'
import { refused } from '../../methods/refusals.ts'

const departments: Method = {
  scope: 'department',
  handle: (call) => {
    const start = call.start ?? toInteger(anyCase(call.params, 'start'))
    const page = listRows(
      { ...call, start },
      {
        entity: call.portal.engine.entity('department'),
        naming: classicNaming,
        filter: departmentFilter(call.params),
        order: plainOrder(call.params, 'ID'),
      },
    )
    return { result: page.rows.map(showDepartment), total: page.total, next: page.next }
  },
}

/** The filter's keys are at the top level. `sort` is a filter if it is a number. If it names a field, it is the order. */
const departmentFilter = (params: WireMap): WireMap => {
  const keys = Object.entries(params).filter(([name]) => /^(?:ID|NAME|PARENT|UF_HEAD|SORT)$/.test(name))
  return Object.fromEntries(keys.filter(([name, value]) => name !== 'SORT' || toInteger(value) !== undefined))
}

/** The root has no `PARENT`. */
const showDepartment = ({ id, name, sort, parent, ufHead }: Partial<RowOf<'department'>>): WireMap => ({
  ID: textOf(id),
  NAME: name ?? '',
  SORT: sort ?? 500,
  ...(parent === null || parent === undefined ? {} : { PARENT: textOf(parent) }),
  ...(ufHead === null || ufHead === undefined ? {} : { UF_HEAD: textOf(ufHead) }),
})

const deleteDepartment: Method = {
  scope: 'department',
  handle: ({ params, portal }) => {
    const id = toInteger(anyCase(params, 'id'))
    if (id === undefined || portal.engine.remove('department', [id]) === 0)
      throw refused('ERROR_CORE', 'Department not found')
    return { result: true }
  },
}

const textOf = (id: WireValue | undefined): string => String(Number(id))

export const departmentMethods: Methods = {
  'department.get': departments,
  'department.delete': deleteDepartment,
}
