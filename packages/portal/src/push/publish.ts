import { jsonDepth, maxJsonNesting } from '../nesting.ts'
import { isWireMap, parseJson, textOf, type WireMap, type WireValue } from '../wire-value.ts'
import type { Channel } from './channels.ts'
import { senderTypes } from './message.ts'
import { decodePublished } from './protobuf.ts'
import type { PushHub } from './push-hub.ts'

/** Sends a message of one client to others. `sender` is the private channel of the client. */
const publish = (
  hub: PushHub,
  sender: Channel | undefined,
  message: { readonly channels: readonly Channel[]; readonly body: WireMap; readonly expirySeconds: number },
): void => {
  const { module_id: moduleId, command, params } = message.body
  // A channel that is named several times gets the message once.
  hub.send([...new Set(message.channels)], {
    moduleId: textOf(moduleId),
    command: textOf(command),
    params: params ?? {},
    sender: { type: senderTypes.client, id: sender?.publicKey ?? '' },
    expirySeconds: message.expirySeconds,
  })
}

/** Reads a binary frame of a client. @throws {Error} the bytes are not such a frame */
export const publishFrame = (hub: PushHub, sender: Channel | undefined, frame: Uint8Array): void => {
  if (!hub.settings.isPublishingEnabled) return
  for (const { receivers, body, expirySeconds } of decodePublished(frame)) {
    const channels = receivers.flatMap(({ id, signature }) => hub.channels.receiver(id, signature) ?? [])
    // The message is later written as JSON again, and each level of nesting needs stack.
    if (jsonDepth(body) > maxJsonNesting) throw new RangeError('The message is nested too deeply.')
    const parsed = parseJson(body)
    if (isWireMap(parsed)) publish(hub, sender, { channels, body: parsed, expirySeconds })
  }
}

/** The channels that `publish` of JSON-RPC names: users, or public channels with their signatures. */
const addressees = (hub: PushHub, { userList, channelList }: WireMap): readonly Channel[] => {
  const users = Array.isArray(userList) ? userList : []
  const named = Array.isArray(channelList) ? channelList : []
  return [
    ...users.flatMap((userId: WireValue) => hub.channels.ofUser(Number(userId))),
    ...named.flatMap((channel: WireValue) => {
      const [id = '', signature = ''] = isWireMap(channel)
        ? [textOf(channel['publicId']), textOf(channel['signature'])]
        : textOf(channel).split('.')
      return hub.channels.receiver(id, signature) ?? []
    }),
  ]
}

/** `publish` of JSON-RPC. @returns whether the parameters could be read */
export const publishByRpc = (hub: PushHub, sender: Channel | undefined, params: WireMap): boolean => {
  const { body, expiry } = params
  if (!isWireMap(body) || !hub.settings.isPublishingEnabled) return false
  publish(hub, sender, { channels: addressees(hub, params), body, expirySeconds: Number(expiry ?? 0) })
  return true
}
