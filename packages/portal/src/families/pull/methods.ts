import { PortalError } from '../../portal-error.ts'
import { pushConfiguration } from '../../push/configuration.ts'
import { describePublic } from '../../push/describe-channel.ts'
import { watchMs } from '../../push/push-hub.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../wire-value.ts'
import { callingApplication } from '../../methods/calling-application.ts'
import type { MethodCall, Methods, PortalMethod } from '../../methods/method.ts'
import { anyCase, toInteger } from '../../methods/params.ts'
import { wrongAuthType } from '../../methods/refusals.ts'

const refusal = (code: string, description: string, status = 400): PortalError =>
  new PortalError({ code, description, status })

/** A method that only applications may call, or only webhooks. */
const onlyFor =
  (auth: 'application' | 'webhook', handle: (call: MethodCall) => WireValue): PortalMethod['handle'] =>
  (call) => {
    if (call.caller.auth !== auth) throw wrongAuthType()
    return { result: handle(call) }
  }

/** The kind of channels that a call means: the application's, or the portal's own. */
const channelType = (call: MethodCall): string =>
  call.caller.auth === 'application' ? callingApplication(call).clientId : 'portal'

const configuration = (call: MethodCall): WireValue => {
  const { portal, caller } = call
  if (!portal.push.settings.isServerEnabled && caller.auth === 'application')
    throw refusal('SERVER_ERROR', 'Push server is not configured', 500)
  const origin = portal.oauth.addresses.portal()
  return pushConfiguration(portal.push, { origin, userId: caller.userId, channelType: channelType(call) })
}

const usersOf = (value: WireValue | undefined): readonly number[] => {
  if (!isWireList(value) && !isWireMap(value)) throw refusal('INVALID_FORMAT', 'USERS must be an array')
  return Object.values(value).flatMap((userId: WireValue) => toInteger(userId) ?? [])
}

const publicChannel = ({ portal: { push } }: MethodCall, type: string, userId: number): WireMap =>
  describePublic(push, push.channels.obtain(type, userId))

const publicList = (call: MethodCall): WireValue =>
  Object.fromEntries(
    usersOf(anyCase(call.params, 'USERS'))
      .filter((userId) => call.portal.engine.find('user', userId) !== undefined)
      .map((userId) => [String(userId), publicChannel(call, channelType(call), userId)]),
  )

const publicOne = (call: MethodCall): WireValue => {
  const userId = toInteger(anyCase(call.params, 'USER_ID')) ?? call.caller.userId
  return publicChannel(call, channelType(call), userId)
}

/** `false` means that the watch has ended, so the client has to remove it. */
const extendWatch = ({ params, portal: { push }, caller: { userId } }: MethodCall): WireValue => {
  const tags = anyCase(params, 'TAGS')
  const named = isWireList(tags) || isWireMap(tags) ? Object.values(tags) : []
  return Object.fromEntries(
    named.map((tag: WireValue) => {
      const key = `${String(userId)} ${textOf(tag)}`
      const isAlive = (push.watches.get(key) ?? 0) > push.nowMs()
      if (isAlive) push.watches.set(key, push.nowMs() + watchMs)
      return [textOf(tag), isAlive]
    }),
  )
}

/** The users in a call, with their original types. A portal compares the caller's id as text, so a number counts as another user. */
const namedUsers = (value: WireValue | undefined): readonly WireValue[] => {
  if (value === undefined || value === null || value === 0 || value === '0' || value === '') return []
  return isWireList(value) || isWireMap(value) ? Object.values(value) : [value]
}

const addEvent = (call: MethodCall): WireValue => {
  const { params, portal, caller } = call
  const { clientId } = callingApplication(call)
  const command = anyCase(params, 'COMMAND')
  const moduleId = anyCase(params, 'MODULE_ID') ?? 'application'
  const body = anyCase(params, 'PARAMS') ?? {}
  if (typeof moduleId !== 'string' || !/^[\w.]+$/i.test(moduleId))
    throw refusal('MODULE_ID_ERROR', 'Module ID format error')
  if (typeof command !== 'string' || !/^[\w:|.-]+$/.test(command))
    throw refusal('COMMAND_ERROR', 'Command format error')
  if (!isWireMap(body) && !isWireList(body)) throw refusal('PARAMS_ERROR', 'Params format error')
  const users = namedUsers(anyCase(params, 'USER_ID'))
  if (!caller.isAdmin && users.some((userId) => userId !== String(caller.userId)))
    throw refusal('USER_ID_ACCESS_ERROR', 'Only admin can send notifications to other users')
  const { push } = portal
  const channels =
    users.length === 0
      ? [push.channels.obtain(clientId)]
      : users.map((userId) => push.channels.obtain(clientId, Number(userId)))
  push.send(channels, { moduleId, command, params: body })
  return true
}

const addPush = ({ params, caller, portal }: MethodCall): WireValue => {
  if (!caller.isAdmin) throw refusal('ACCESS_ERROR', 'Access denied')
  const text = anyCase(params, 'TEXT')
  if (typeof text !== 'string' || text === '') throw refusal('TEXT_ERROR', 'Text can not be empty')
  return portal.push.settings.isServerEnabled
}

/** The methods of Push & Pull. */
export const pullMethods: Methods = {
  'pull.application.config.get': onlyFor('application', configuration),
  'pull.application.event.add': onlyFor('application', addEvent),
  'pull.application.push.add': onlyFor('application', addPush),
  'pull.config.get': { scope: 'pull_channel', handle: onlyFor('webhook', configuration) },
  'pull.channel.public.get': { scope: 'pull_channel', handle: (call) => ({ result: publicOne(call) }) },
  'pull.channel.public.list': { scope: 'pull_channel', handle: (call) => ({ result: publicList(call) }) },
  'pull.watch.extend': { scope: 'pull_channel', handle: (call) => ({ result: extendWatch(call) }) },
}
