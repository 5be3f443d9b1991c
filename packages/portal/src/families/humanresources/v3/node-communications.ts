import { requestInvalid } from '../../../dialects/v3/errors.ts'
import { requiredInt, requiredInts, requiredText } from '../../../dialects/v3/parameters.ts'
import type { RowOf } from '../../../engine/entity-rows.ts'
import { isWireList, textOf, type WireMap } from '../../../wire-value.ts'
import { addChat } from '../../im/family.ts'
import type { Method, MethodCall, Methods } from '../../../methods/method.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { storedRow } from '../../../resources/generic.ts'
import { membersOf, nodeResource } from './node-resource.ts'
import { demandAdmin } from './nodes.ts'
import { idParam, param } from '../../../resources/v3-params.ts'
const types = ['CHAT', 'CHANNEL', 'COLLAB'] as const
type CommunicationType = (typeof types)[number]

const isType = (text: string): text is CommunicationType => types.some((type) => type === text)

const linksOf = ({ portal }: MethodCall, nodeId: number): readonly RowOf<'nodeCommunication'>[] =>
  rowsWhere(portal.engine, 'nodeCommunication', { kind: 'eq', field: 'nodeId', value: nodeId })

const link = (call: MethodCall, nodeId: number, type: CommunicationType, chatId: number): void => {
  const known = linksOf(call, nodeId).some((row) => row['chatId'] === chatId)
  if (!known) call.portal.engine.insert('nodeCommunication', { nodeId, type, chatId })
}

/** A department and all departments below it. */
const withChildren = (call: MethodCall, nodeId: number): readonly number[] => {
  const found = [nodeId]
  for (const parent of found) {
    const below = rowsWhere(call.portal.engine, 'department', { kind: 'eq', field: 'parent', value: parent })
    found.push(...below.map(({ id }) => id).filter((id) => !found.includes(id)))
  }
  return found
}

const idsIn = ({ params }: MethodCall, name: string): readonly number[] =>
  params[name] === undefined || params[name] === null ? [] : requiredInts(params, name)

const edit: Method = {
  isMutating: true,
  params: [
    param('nodeId', 'int', true),
    param('communicationType', 'string', true),
    ...['createDefault', 'withChildren'].map((name) => param(name, 'boolean')),
    ...['ids', 'removeIds'].map((name) => param(name, 'array')),
  ],
  handle: (call) => {
    demandAdmin(call)
    const { params, portal } = call
    const node = storedRow(nodeResource, requiredInt(params, 'nodeId'), call)
    const type = requiredText(params, 'communicationType')
    if (!isType(type))
      throw requestInvalid({
        field: 'communicationType',
        message: `Field communicationType is one of ${types.join(', ')}`,
      })
    const nodeId = node['id']
    const nodes = params['withChildren'] === true ? withChildren(call, nodeId) : [nodeId]
    const removed = new Set(idsIn(call, 'removeIds'))
    const gone = nodes
      .flatMap((id) => linksOf(call, id))
      .filter((row) => row['type'] === type && removed.has(Number(row['chatId'])))
    portal.engine.remove(
      'nodeCommunication',
      gone.map(({ id }) => id),
    )
    const users = membersOf(nodeId, portal).map(({ id }) => id)
    const made =
      params['createDefault'] === true
        ? [
            addChat(call, {
              type: 'chat',
              title: textOf(node['name']),
              users: [...new Set([call.caller.userId, ...users])],
            })['id'],
          ]
        : []
    for (const chatId of [...idsIn(call, 'ids'), ...made])
      if (portal.engine.find('imChat', chatId) !== undefined) for (const id of nodes) link(call, id, type, chatId)
    return { result: { success: true } }
  },
}

const show = (chat: RowOf<'imChat'>, type: CommunicationType): WireMap => ({
  id: chat['id'],
  dialogId: `chat${String(chat['id'])}`,
  title: textOf(chat['title']),
  subtitle: '',
  type: type.toLowerCase(),
  avatar: textOf(chat['avatar']),
  color: textOf(chat['color']),
  hasAccess: true,
  isExtranet: false,
  originalNodeId: null,
})

const list: Method = {
  params: [idParam],
  handle: (call) => {
    const nodeId = requiredInt(call.params, 'id')
    storedRow(nodeResource, nodeId, call)
    const links = linksOf(call, nodeId)
    const of = (type: CommunicationType): { readonly seen: readonly WireMap[]; readonly hidden: number } => {
      const chats = links
        .filter((row) => row['type'] === type)
        .flatMap((row): readonly RowOf<'imChat'>[] => {
          const chat = call.portal.engine.find('imChat', Number(row['chatId']))
          return chat === undefined ? [] : [chat]
        })
      const seen = chats.filter(({ users }) => isWireList(users) && users.includes(call.caller.userId))
      return { seen: seen.map((chat) => show(chat, type)), hidden: chats.length - seen.length }
    }
    const [chats, channels, collabs] = [of('CHAT'), of('CHANNEL'), of('COLLAB')]
    return {
      result: {
        chats: chats.seen,
        chatsNoAccess: chats.hidden,
        channels: channels.seen,
        channelsNoAccess: channels.hidden,
        collabs: collabs.seen,
        collabsNoAccess: collabs.hidden,
      },
    }
  },
}

/** The chats, channels and collabs of a department. */
export const nodeCommunicationMethods: Methods = {
  'humanresources.node.communication.edit': edit,
  'humanresources.node.communication.list': list,
}
