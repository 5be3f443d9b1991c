import { requestInvalid } from '../../../dialects/v3/errors.ts'
import { optionalText, requiredInt, requiredText } from '../../../dialects/v3/parameters.ts'
import { parseDateTime } from '../../../engine/date-time.ts'
import type { RowOf } from '../../../engine/entity-rows.ts'
import { formatDateTime } from '../../../server-time.ts'
import { textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import { addChat, addMessage } from '../../im/family.ts'
import type { Method, MethodCall, MethodParam, Methods } from '../../../methods/method.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { addTask } from '../../tasks/family.ts'
import { param } from '../../../resources/v3-params.ts'
import { storedRow } from '../../../resources/generic.ts'
import { messageResource } from './mail-messages.ts'

const messageParam = param('messageId', 'int', true)

/** A method that makes another object from the message that the call names. */
const making = (
  params: readonly MethodParam[],
  make: (call: MethodCall, message: RowOf<'mailMessage'>) => WireValue | Promise<WireValue>,
): Method => ({
  isMutating: true,
  params: [messageParam, ...params],
  handle: async (call) => ({
    result: await make(call, storedRow(messageResource, requiredInt(call.params, 'messageId'), call)),
  }),
})

/** Calls a method of REST v2 that makes the object, and returns its result. */
const madeBy = async (call: MethodCall, method: string, params: WireMap): Promise<WireValue> => {
  const found = call.portal.registry.find('v2', method)
  if (found === undefined) throw new Error(`The portal has no ${method}.`)
  return (await found.handle({ ...call, api: 'v2', method, params })).result
}

const success = ({ id }: RowOf<'mailMessage'>, name: string, made: WireValue): WireMap => ({
  success: true,
  [name]: Number(made),
  messageId: id,
})

const createTask = making(
  [param('title', 'string'), param('responsibleId', 'int'), param('description', 'string')],
  (call, message) => {
    const { params, caller } = call
    const title = optionalText(params, 'title') ?? (textOf(message['subject']) || 'Mail')
    const description = optionalText(params, 'description') ?? textOf(message['body'])
    const responsibleId = params['responsibleId'] === undefined ? caller.userId : requiredInt(params, 'responsibleId')
    return success(message, 'taskId', addTask(call, { title, description, responsibleId }))
  },
)

/** A message has at most one chat. */
const createChat = making([], (call, message) => {
  const { engine } = call.portal
  const belongs = { entityType: 'MAIL', entityId: String(message['id']) }
  const [known] = rowsWhere(engine, 'imChat', {
    kind: 'and',
    conditions: [
      { kind: 'eq', field: 'entityType', value: belongs.entityType },
      { kind: 'eq', field: 'entityId', value: belongs.entityId },
    ],
  })
  const title = textOf(message['subject'])
  const chat = known ?? addChat(call, { type: 'chat', title, users: [call.caller.userId], ...belongs })
  if (known === undefined) addMessage(call, chat, { text: textOf(message['body']) })
  return { ...success(message, 'chatId', chat['id'] ?? null), existing: known !== undefined }
})

const createFeedPost = making([param('title', 'string')], async (call, message) => {
  const POST_TITLE = optionalText(call.params, 'title') ?? textOf(message['subject'])
  const POST_MESSAGE = textOf(message['body']) || POST_TITLE || 'Mail'
  return success(message, 'postId', await madeBy(call, 'log.blogpost.add', { POST_TITLE, POST_MESSAGE }))
})

const moment = (params: WireMap, name: string): string => {
  const text = requiredText(params, name)
  const seconds = parseDateTime(text)
  if (seconds === undefined) throw requestInvalid({ field: name, message: `Field ${name} is no date` })
  return formatDateTime(seconds * 1000)
}

const createCalendarEvent = making(
  [
    param('dateFrom', 'string', true),
    param('dateTo', 'string', true),
    ...['name', 'description'].map((name) => param(name, 'string')),
  ],
  async (call, message) => {
    const { params, caller } = call
    const from = moment(params, 'dateFrom')
    const to = moment(params, 'dateTo')
    if (Date.parse(to) < Date.parse(from))
      throw requestInvalid({ field: 'dateTo', message: 'Field dateTo is before dateFrom' })
    const made = await madeBy(call, 'calendar.event.add', {
      type: 'user',
      ownerId: caller.userId,
      name: optionalText(params, 'name') ?? (textOf(message['subject']) || 'Mail'),
      description: optionalText(params, 'description') ?? textOf(message['body']),
      from,
      to,
    })
    return success(message, 'eventId', made)
  },
)

const messageType = 4

const createActivity = making([], (call, message) => {
  const { engine, clock } = call.portal
  if (engine.find('crmActivity', message['crmActivityId'] ?? 0) !== undefined) return true
  const now = formatDateTime(clock.nowMs())
  const crmActivityId = engine.insert('crmActivity', {
    typeId: messageType,
    providerId: 'CRM_EMAIL',
    subject: message['subject'] ?? '',
    description: message['body'] ?? '',
    responsibleId: call.caller.userId,
    completed: 'N',
    created: now,
    lastUpdated: now,
  })
  engine.update('mailMessage', message['id'], { crmActivityId })
  return true
})

const removeActivity = making([], (call, message) => {
  const { engine } = call.portal
  engine.remove('crmActivity', [message['crmActivityId'] ?? 0])
  engine.update('mailMessage', message['id'], { crmActivityId: null })
  return true
})

/** The methods that make objects of other modules from a message. */
export const mailMakingMethods: Methods = {
  'mail.message.createtask': createTask,
  'mail.message.createchat': createChat,
  'mail.message.createfeedpost': createFeedPost,
  'mail.message.createcalendarevent': createCalendarEvent,
  'mail.message.createcrmactivity': createActivity,
  'mail.message.removecrmactivity': removeActivity,
}
