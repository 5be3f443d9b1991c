import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { pageSize } from '../../../engine/v2-page.ts'
import { taskElapsedEntity } from '../entities/task-pieces.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireMap, type WireMap } from '../../../wire-value.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { MethodCall, Methods } from '../../../methods/method.ts'
import { toInteger } from '../../../methods/params.ts'
import * as read from './arguments.ts'

const entity = taskElapsedEntity.name
const fields = [...fieldsByName(taskElapsedEntity, classicNaming).values()]

const show = (row: RowOf<'taskElapsedItem'>): WireMap => classicRow(row, fields)

/** 2 = the time was entered by hand. */
const byHand = 2

/** Updates the total time that the task itself shows. */
const sum = ({ portal }: MethodCall, taskId: number): void => {
  const where = { kind: 'eq', field: 'taskId', value: taskId } as const
  const { rows } = portal.engine.page(entity, { where })
  portal.engine.update('task', taskId, { timeSpentInLogs: rows.reduce((all, row) => all + Number(row['seconds']), 0) })
}

const written = (given: WireMap): WrittenRow<'taskElapsedItem'> => {
  const seconds = toInteger(given['SECONDS'])
  const { COMMENT_TEXT: commentText, USER_ID: userId, CREATED_DATE: createdDate } = given
  return {
    ...(seconds === undefined ? {} : { seconds, minutes: Math.trunc(seconds / 60) }),
    ...(commentText === undefined ? {} : { commentText }),
    ...(userId === undefined ? {} : { userId }),
    ...(createdDate === undefined ? {} : { createdDate }),
  }
}

/** `NAV_PARAMS` names the page. A page never has more than 50 rows. */
const pageOf = (call: MethodCall): number => {
  const { NAV_PARAMS: nav } = read.optionalMap(call, 4)
  const number = isWireMap(nav) ? (toInteger(nav['iNumPage']) ?? 1) : 1
  return call.start ?? Math.max(0, number - 1) * pageSize
}

/** Time spent on tasks. */
export const elapsedMethods: Methods = {
  'task.elapseditem.add': (call) => {
    const taskId = read.taskArgument(call, 0, 'elapsedTime')['id']
    const values = written(read.mapArgument(call, 1, 'arFields'))
    if (values.seconds === undefined)
      throw read.taskError(8, 'Action failed to be processed: SECONDS is not set', 'ACTION_FAILED_TO_BE_PROCESSED')
    const now = formatDateTime(call.portal.clock.nowMs())
    const usual = {
      userId: call.caller.userId,
      commentText: '',
      source: byHand,
      createdDate: now,
      dateStart: now,
      dateStop: now,
    }
    const id = call.portal.engine.insert(entity, { ...usual, ...values, taskId })
    sum(call, taskId)
    return { result: id }
  },
  'task.elapseditem.get': (call) => ({ result: [show(read.pieceArgument(call, entity))] }),
  'task.elapseditem.getlist': (call) => {
    const isOfAll = read.argument(call, 0) === undefined || isWireMap(read.argument(call, 0))
    const first = isOfAll ? 0 : 1
    const where = isOfAll ? undefined : ({ kind: 'eq', field: 'taskId', value: read.taskArgument(call)['id'] } as const)
    const page = listRows(
      { ...call, start: pageOf(call) },
      {
        entity: taskElapsedEntity,
        naming: classicNaming,
        order: read.optionalMap(call, first),
        filter: read.optionalMap(call, first + 1),
        where,
        isWhole: true,
      },
    )
    return { result: page.rows.map(show), total: page.total, next: page.next }
  },
  'task.elapseditem.update': (call) => {
    const row = read.pieceArgument(call, entity)
    read.demandOwn(call, row.userId)
    call.portal.engine.update(entity, row['id'], written(read.mapArgument(call, 2, 'arFields')))
    sum(call, Number(row['taskId']))
    return { result: null }
  },
  'task.elapseditem.delete': (call) => {
    const row = read.pieceArgument(call, entity)
    read.demandOwn(call, row.userId)
    call.portal.engine.remove(entity, [row['id']])
    sum(call, Number(row['taskId']))
    return { result: null }
  },
  'task.elapseditem.isActionAllowed': (call) => {
    const row = read.pieceArgument(call, entity)
    read.numberArgument(call, 2, 'actionId')
    return { result: read.isOwn(call, row.userId) }
  },
}
