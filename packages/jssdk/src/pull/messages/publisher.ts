import { pullError } from '../../errors/catalogues/pull-errors.ts'
import { RpcMethod } from '../../types/pull/pull-enums.ts'
import type { TypePullClientMessageBatch } from '../../types/pull/pull.ts'
import { type ChannelManager, receiverOf } from './channel-manager.ts'
import type { JsonRpc } from '../framing/json-rpc.ts'
import { loadProtobuf, protobuf } from '../framing/protobuf.ts'
import type { Receiver } from '../framing/protobuf-frames.ts'

export interface PublisherParts {
  readonly rpc: JsonRpc
  readonly channels: ChannelManager
  readonly isEnabled: () => boolean
  readonly isJsonRpc: () => boolean
  readonly send: (data: ArrayBuffer) => boolean
}

/** Sends this client's messages to other clients. */
export class Publisher {
  readonly #parts: PublisherParts

  constructor(parts: PublisherParts) {
    this.#parts = parts
  }

  /**
   * Sends one message.
   * @throws {SdkError} `JSSDK_PULL_NOT_PUBLISHING`, `JSSDK_PULL_NOT_CONNECTED`, `JSSDK_PULL_NO_RECEIVERS`, and the errors of JSON-RPC
   */
  async send({ userList, channelList, body, expiry = 0 }: TypePullClientMessageBatch): Promise<unknown> {
    const { rpc, isEnabled, isJsonRpc, send } = this.#parts
    if (!isEnabled()) throw pullError({ fault: 'notPublishing' })
    if (isJsonRpc())
      return rpc.call(RpcMethod.Publish, {
        ...(userList !== undefined && { userList }),
        ...(channelList !== undefined && { channelList }),
        body,
        expiry,
      })
    const receivers = await this.#receivers(userList, channelList)
    if (receivers.length === 0) throw pullError({ fault: 'noReceivers' })
    await loadProtobuf()
    const frame = protobuf().encodeRequestBatch([{ receivers, body: JSON.stringify(body), expirySeconds: expiry }])
    if (!send(frame.buffer)) throw pullError({ fault: 'notConnected' })
    return true
  }

  async #receivers(
    userList: readonly number[] = [],
    channelList: NonNullable<TypePullClientMessageBatch['channelList']> = [],
  ): Promise<Receiver[]> {
    const ofChannels = channelList.flatMap((channel) => {
      const named = typeof channel === 'string' ? { public_id: channel } : { public_id: channel.publicId, ...channel }
      return receiverOf({ start: '', end: '', ...named }) ?? []
    })
    return [...(userList.length > 0 ? await this.#parts.channels.receiversOf(userList) : []), ...ofChannels]
  }
}

/** A message without receivers, from the arguments of a call. */
export const messageOf = (
  moduleId: string,
  command: string,
  params: unknown,
  expiry: number | undefined,
): Pick<TypePullClientMessageBatch, 'body' | 'expiry'> => ({
  body: { module_id: moduleId, command, params },
  ...(expiry !== undefined && { expiry }),
})
