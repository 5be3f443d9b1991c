import { requestInvalid, wrongType } from '../../../dialects/v3/errors.ts'
import { genericPageSizes, readLimit, readPagination } from '../../../dialects/v3/pagination.ts'
import { optionalText, requiredInt, requiredInts, requiredText } from '../../../dialects/v3/parameters.ts'
import type { ConditionOf, RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { formatDateTime } from '../../../server-time.ts'
import { entryOf, isWireList, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { Method, MethodCall, Methods } from '../../../methods/method.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import { getOf, storedRow } from '../../../resources/generic.ts'
import { readRows, type Resource } from '../../../resources/resource.ts'
import { idParam, param } from '../../../resources/v3-params.ts'
const messagePages = { defaultLimit: 25, maxLimit: 200 }
const threadPages = { ...genericPageSizes, defaultLimit: 20, maxLimit: 50 }

/** Messages of the mailboxes. */
export const messageResource: Resource<'mailMessage'> = {
  dto: documentedDto('mail.message'),
  entity: 'mailMessage',
  bindings: {
    mailboxEmail: {
      compute: ({ mailboxId }, { portal }) => portal.engine.find('mailbox', mailboxId ?? 0)?.email ?? null,
    },
    url: { compute: ({ id }) => `/mail/message/${String(id)}` },
    bindings: {
      compute: ({ crmActivityId }) =>
        crmActivityId === null ? [] : [{ entityType: 'CRM_ACTIVITY', entityId: crmActivityId }],
    },
  },
}
const allFields = messageResource.dto.fields.map(({ name }) => name)

const list: Method = {
  params: [
    param('mailboxId', 'int'),
    ...['searchQuery', 'dateFrom', 'dateTo', 'folder'].map((name) => param(name, 'string')),
    ...['isSeen', 'hasAttachments'].map((name) => param(name, 'boolean')),
    param('pagination', 'object'),
  ],
  handle: (call) => {
    const where: ConditionOf<'mailMessage'> = { kind: 'and', conditions: messageConditions(call.params) }
    const page = readPagination(call.params['pagination'], messagePages)
    const order = [{ field: 'id', direction: 'desc' }] as const
    return { result: { items: readRows(messageResource, { where, order, ...page }, allFields, call) } }
  },
}

const messageConditions = (params: WireMap): readonly ConditionOf<'mailMessage'>[] => {
  const text = optionalText(params, 'searchQuery')
  const dateFrom = optionalText(params, 'dateFrom')
  const dateTo = optionalText(params, 'dateTo')
  const folder = optionalText(params, 'folder')
  const conditions: ConditionOf<'mailMessage'>[] = []
  if (params['mailboxId'] !== undefined)
    conditions.push({ kind: 'eq', field: 'mailboxId', value: requiredInt(params, 'mailboxId') })
  if (text !== undefined)
    conditions.push({
      kind: 'or',
      conditions: (['subject', 'from', 'body'] as const).map((field) => ({ kind: 'contains', field, text })),
    })
  if (dateFrom !== undefined) conditions.push({ kind: 'ge', field: 'date', value: dateFrom })
  if (dateTo !== undefined) conditions.push({ kind: 'le', field: 'date', value: dateTo })
  if (folder !== undefined) conditions.push({ kind: 'eq', field: 'folder', value: folder })
  return [...conditions, ...(['isSeen', 'hasAttachments'] as const).flatMap((name) => flagCondition(params, name))]
}

const flagCondition = (params: WireMap, field: 'isSeen' | 'hasAttachments'): readonly ConditionOf<'mailMessage'>[] => {
  const value = entryOf(params, field)
  if (value === undefined || value === null) return []
  if (typeof value !== 'boolean') throw wrongType(field, 'bool')
  return [{ kind: value ? 'eq' : 'ne', field, value: true }]
}

const thread: Method = {
  params: [idParam, param('limit', 'int')],
  handle: (call) => {
    const message = storedRow(messageResource, requiredInt(call.params, 'id'), call)
    const where: ConditionOf<'mailMessage'> = { kind: 'eq', field: 'threadId', value: threadOf(message) }
    const page = { limit: readLimit(call.params['limit'], threadPages), offset: 0 }
    const { rows } = call.portal.engine.page('mailMessage', { where, ...page })
    return { result: rows.map(toThreadItem) }
  },
}

const threadOf = ({ id, threadId }: Pick<RowOf<'mailMessage'>, 'id' | 'threadId'>): number => threadId ?? id

const toThreadItem = ({ id, subject, from, to, cc, date, body }: RowOf<'mailMessage'>) => ({
  id,
  subject,
  from,
  to,
  cc,
  // A thread has dates in the form of the portal's pages: server time, without a zone.
  date: typeof date === 'string' ? date.slice(0, 19).replace('T', ' ') : null,
  body,
})

const sendParams = [
  param('from', 'string', true),
  param('to', 'array', true),
  param('subject', 'string', true),
  param('body', 'string', true),
  param('cc', 'array'),
  param('bcc', 'array'),
]

/** `send`, and the two methods that answer an earlier message. A reply stays in its thread. */
const sending = (action: 'send' | 'reply' | 'forward', reference: string | undefined): Method => ({
  isMutating: true,
  params: [...(reference === undefined ? [] : [param(reference, 'int', true)]), ...sendParams],
  handle: (call) => {
    const { params } = call
    const earlier =
      reference === undefined ? undefined : storedRow(messageResource, requiredInt(params, reference), call)
    const to = readAddresses(params, 'to')
    if (to.length === 0) throw requestInvalid({ field: 'to', message: 'Field to is required' })
    const id = call.portal.engine.insert('mailMessage', {
      ...outgoing(call),
      to: to.join(', '),
      mailboxId: mailboxOf(requiredText(params, 'from'), call),
    })
    const threadId = action === 'reply' && earlier !== undefined ? threadOf(earlier) : id
    call.portal.engine.update('mailMessage', id, { threadId })
    return { result: { success: true, to } }
  },
})

const outgoing = ({ params, portal }: MethodCall): WrittenRow<'mailMessage'> => ({
  folder: 'Outcome',
  from: requiredText(params, 'from'),
  subject: requiredText(params, 'subject'),
  body: requiredText(params, 'body'),
  cc: readAddresses(params, 'cc').join(', '),
  date: formatDateTime(portal.clock.nowMs()),
  isSeen: true,
  hasAttachments: false,
})

const readAddresses = (params: WireMap, name: string): readonly string[] => {
  const value = entryOf(params, name) ?? []
  if (!isWireList(value)) throw wrongType(name, 'array')
  return value.map((address) => {
    if (typeof address !== 'string') throw wrongType(name, 'string[]')
    return address
  })
}

/** The sender must be a mailbox of the portal. */
const mailboxOf = (email: string, { portal }: MethodCall): WireValue => {
  const where: ConditionOf<'mailbox'> = { kind: 'eq', field: 'email', value: email }
  const [mailbox] = portal.engine.page('mailbox', { where, limit: 1 }).rows
  if (mailbox === undefined) throw requestInvalid({ field: 'from', message: 'There is no mailbox of this address' })
  return mailbox['id'] ?? null
}

const moveToFolder: Method = {
  isMutating: true,
  params: [param('messageIds', 'array', true), param('action', 'string', true), param('folder', 'string')],
  handle: (call) => {
    const { engine } = call.portal
    const ids = requiredInts(call.params, 'messageIds')
    const action = requiredText(call.params, 'action')
    const target = folders[action] ?? (action === 'move' ? requiredText(call.params, 'folder') : undefined)
    if (target === undefined) throw requestInvalid({ field: 'action', message: 'Action is move, spam or delete' })
    const movedCount = ids.filter((id) => engine.update('mailMessage', id, { folder: target })).length
    return { result: { success: true, movedCount, action } }
  },
}

const folders: Readonly<Record<string, string>> = { spam: 'Spam', delete: 'Trash' }

/** `mail.message.*`, except the methods that make objects of other modules. */
export const mailMessageMethods: Methods = {
  'mail.message.get': getOf(messageResource),
  'mail.message.list': list,
  'mail.message.thread': thread,
  'mail.message.send': sending('send', undefined),
  'mail.message.reply': sending('reply', 'replyToMessageId'),
  'mail.message.forward': sending('forward', 'forwardMessageId'),
  'mail.message.movetofolder': moveToFolder,
}
