import type { RowOf } from '../../../engine/entity-rows.ts'
import { formatDateTime } from '../../../server-time.ts'
import type { WireMap } from '../../../wire-value.ts'
import type { MethodCall, Methods } from '../../../methods/method.ts'
import { requiredInteger } from '../../../methods/params.ts'
import { refused } from '../../../methods/refusals.ts'
import type { TaskRight } from '../rights/task-rights.ts'
import { demandRight, findTask } from './find-task.ts'

/** Finds the comment that a call names, in whose task the caller has a right. @throws {PortalError} `0` */
const commentOf = (call: MethodCall, right: TaskRight): RowOf<'taskComment'> => {
  const row = call.portal.engine.find('taskComment', requiredInteger(call.params, 'commentId'))
  if (row === undefined) throw refused('0', 'Comment not found')
  const task = call.portal.engine.find('task', Number(row.taskId))
  if (task !== undefined) demandRight(call, task, right)
  return row
}

/** 0 = open, 1 = closed. */
const show = (row: Partial<RowOf<'taskResult'>>): WireMap => ({
  id: row['id'] ?? null,
  taskId: row['taskId'] ?? null,
  commentId: row['messageId'] ?? 0,
  createdBy: row['authorId'] ?? null,
  createdAt: row['createdAt'] ?? null,
  updatedAt: row['updatedAt'] ?? row['createdAt'] ?? null,
  status: row['status'] === 'open' ? 0 : 1,
  text: row['text'] ?? '',
  formattedText: row['text'] ?? '',
  files: row['fileIds'] ?? [],
})

const resultsOf = (
  { portal }: MethodCall,
  field: 'taskId' | 'messageId',
  value: number,
): readonly RowOf<'taskResult'>[] =>
  portal.engine.page('taskResult', {
    where: { kind: 'eq', field, value },
    order: [{ field: 'id', direction: 'desc' }],
  }).rows

/** Comments that are results of a task. REST v3 uses the same rows. */
export const resultMethods: Methods = {
  'tasks.task.result.list': (call) => ({
    result: resultsOf(call, 'taskId', findTask(call).id).map(show),
  }),
  'tasks.task.result.addFromComment': (call) => {
    const comment = commentOf(call, 'createResult')
    const { engine, clock } = call.portal
    const now = formatDateTime(clock.nowMs())
    const id = engine.insert('taskResult', {
      taskId: comment['taskId'] ?? null,
      text: comment['postMessage'] ?? '',
      authorId: comment['authorId'] ?? null,
      createdAt: now,
      updatedAt: now,
      status: 'open',
      messageId: comment['id'] ?? null,
    })
    return { result: show(engine.find('taskResult', id) ?? {}) }
  },
  'tasks.task.result.deleteFromComment': (call) => {
    const ids = resultsOf(call, 'messageId', commentOf(call, 'removeResult')['id']).map(({ id }) => id)
    if (ids.length === 0) throw refused('0', 'Result not found')
    call.portal.engine.remove('taskResult', ids)
    return { result: null }
  },
}
