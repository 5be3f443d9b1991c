import type { RowOf } from '../../../engine/entity-rows.ts'
import { taskCommentEntity } from '../entities/task-pieces.ts'
import { fullName } from '../../../methods/full-name.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall, Methods } from '../../../methods/method.ts'
import { toInteger } from '../../../methods/params.ts'
import { downloadUrl } from '../../../files/download-url.ts'
import * as read from './arguments.ts'
import { piecesOfTask } from './pieces-of-task.ts'

const entity = taskCommentEntity.name

const show = (call: MethodCall, row: RowOf<'taskComment'>): WireMap => {
  const author: Partial<RowOf<'user'>> = call.portal.engine.find('user', Number(row['authorId'])) ?? {}
  const attached = attachments(call, row)
  return {
    ID: textOf(row['id']),
    AUTHOR_ID: textOf(row['authorId']),
    AUTHOR_NAME: fullName(author),
    AUTHOR_EMAIL: textOf(author['email']),
    POST_DATE: row['postDate'] ?? '',
    POST_MESSAGE: row['postMessage'] ?? '',
    POST_MESSAGE_HTML: null,
    ...(Object.keys(attached).length === 0 ? {} : { ATTACHED_OBJECTS: attached }),
  }
}

/** The ids of the disk files that a comment names in the form `n12`. */
const attachments = (call: MethodCall, { files }: RowOf<'taskComment'>): WireMap => {
  const ids = isWireList(files) ? files.map((name) => toInteger(textOf(name).replace(/^n/, '')) ?? 0) : []
  return Object.fromEntries(
    ids.flatMap((id) => {
      const object = call.portal.engine.find('diskObject', id)
      if (object === undefined) return []
      const link = downloadUrl(call, Number(object['fileId']))
      const shown = {
        ATTACHMENT_ID: String(id),
        NAME: object['name'] ?? '',
        SIZE: textOf(object['size']),
        FILE_ID: textOf(object['fileId']),
        DOWNLOAD_URL: link,
        VIEW_URL: link,
      }
      return [[String(id), shown] as const]
    }),
  )
}

/** Updates the number of comments that the task itself shows. */
const recount = ({ portal }: MethodCall, taskId: number): void => {
  const commentsCount = portal.engine.count(entity, { kind: 'eq', field: 'taskId', value: taskId })
  portal.engine.update('task', taskId, { commentsCount })
}

const messageOf = (fields: WireMap): string => {
  const message = textOf(fields['POST_MESSAGE'])
  if (message === '')
    throw read.taskError(8, 'Action failed to be processed: empty message', 'ACTION_FAILED_TO_BE_PROCESSED')
  return message
}

const addComment = (call: MethodCall, taskId: number, fields: WireMap): number => {
  const { engine, clock } = call.portal
  const id = engine.insert(entity, {
    taskId,
    authorId: fields['AUTHOR_ID'] ?? call.caller.userId,
    postDate: fields['POST_DATE'] ?? formatDateTime(clock.nowMs()),
    postMessage: messageOf(fields),
    files: fields['UF_FORUM_MESSAGE_DOC'] ?? [],
  })
  recount(call, taskId)
  return id
}

/** The oldest method takes the message alone, or the fields as the others do. */
const deprecatedFields = (given: WireValue | undefined): WireMap =>
  given !== undefined && isWireMap(given) ? given : { POST_MESSAGE: textOf(given) }

/** Comments on tasks. */
export const commentMethods: Methods = {
  'task.commentitem.add': (call) => {
    const taskId = read.taskArgument(call)['id']
    return { result: addComment(call, taskId, read.mapArgument(call, 1, 'arFields')) }
  },
  'task.commentitem.get': (call) => ({ result: show(call, read.pieceArgument(call, entity)) }),
  'task.commentitem.getlist': (call) => ({
    result: piecesOfTask(call, taskCommentEntity, read.optionalMap(call, 2, 'FILTER')).map((row) => show(call, row)),
  }),
  'task.commentitem.update': (call) => {
    const row = read.pieceArgument(call, entity)
    read.demandOwn(call, row.authorId)
    const fields = read.mapArgument(call, 2, 'arFields')
    const files = fields['UF_FORUM_MESSAGE_DOC']
    const changes = { postMessage: messageOf(fields), ...(files === undefined ? {} : { files }) }
    call.portal.engine.update(entity, row['id'], changes)
    return { result: true }
  },
  'task.commentitem.delete': (call) => {
    const row = read.pieceArgument(call, entity)
    read.demandOwn(call, row.authorId)
    call.portal.engine.remove(entity, [row['id']])
    recount(call, Number(row['taskId']))
    return { result: true }
  },
  'task.commentitem.isactionallowed': (call) => {
    const row = read.pieceArgument(call, entity)
    // 1 add, 2 edit, 3 remove. Everybody may comment; authors and administrators may change comments.
    return { result: read.numberArgument(call, 2, 'actionId') === 1 || read.isOwn(call, row.authorId) }
  },
  'task.comment.add': (call) => {
    const taskId = read.taskArgument(call)['id']
    return { result: addComment(call, taskId, deprecatedFields(read.argument(call, 1))) }
  },
}
