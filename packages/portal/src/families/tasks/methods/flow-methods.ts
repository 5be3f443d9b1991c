import { anyCase, requiredMap, toInteger } from '../../../methods/params.ts'
import type { Handle, Methods } from '../../../methods/method.ts'
import { missingParameter } from '../../../methods/refusals.ts'
import { textOf } from '../../../wire-value.ts'

/** Whether another flow has this name already. `id` is the flow that may keep it. */
const isExists: Handle = ({ params, portal }) => {
  const data = requiredMap(params, 'flowData')
  const name = textOf(anyCase(data, 'name'))
  if (name === '') throw missingParameter('name')
  const own = toInteger(anyCase(data, 'id'))
  const { rows } = portal.engine.page('tasksFlowFlow', { where: { kind: 'eq', field: 'name', value: name } })
  return { result: { exists: rows.some(({ id }) => id !== own) } }
}

/** The method of flows that is no more than a question. The others are declared over their table. */
export const flowMethods: Methods = { 'tasks.flow.Flow.isExists': isExists }
