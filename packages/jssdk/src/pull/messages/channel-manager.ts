import { isObject } from '../../types/narrow.ts'
import type { TypePublicIdDescriptor } from '../../types/pull/pull.ts'
import { readDescriptors } from '../connection/config.ts'
import type { Receiver } from '../framing/protobuf-frames.ts'
import type { TypeChannelManagerParams } from '../params.ts'

/** The users' public channels. Other clients send messages to them. */
export class ChannelManager {
  readonly #params: TypeChannelManagerParams
  readonly #nowMs: () => number
  readonly #known = new Map<number, TypePublicIdDescriptor>()

  constructor(params: TypeChannelManagerParams, nowMs: () => number) {
    this.#params = params
    this.#nowMs = nowMs
  }

  /** Takes the channels of a configuration. */
  setPublicIds(channels: Record<string, TypePublicIdDescriptor>): void {
    for (const [key, channel] of Object.entries(channels)) this.#known.set(Number(channel.user_id ?? key), channel)
  }

  /** Forgets all channels. */
  clear(): void {
    this.#known.clear()
  }

  /** The receivers for these users. The portal is asked for unknown and expired channels. Users without a channel are left out. */
  async receiversOf(userIds: readonly number[]): Promise<Receiver[]> {
    const unknown = [...new Set(userIds)].filter((userId) => !this.#isFresh(userId))
    if (unknown.length > 0) this.setPublicIds(await this.#load(unknown))
    return userIds.flatMap((userId) => receiverOf(this.#known.get(userId)) ?? [])
  }

  #isFresh(userId: number): boolean {
    const channel = this.#known.get(userId)
    return channel !== undefined && !(Date.parse(channel.end) < this.#nowMs())
  }

  async #load(userIds: readonly number[]): Promise<Record<string, TypePublicIdDescriptor>> {
    const { b24, getPublicListMethod: method } = this.#params
    const reply = await b24.actions.v2.call.make({ method, params: { USERS: userIds } })
    const data: unknown = reply.getData()?.result
    return isObject(data) ? readDescriptors(data) : {}
  }
}

/** A public id may have its signature after a dot. */
export const receiverOf = (channel: TypePublicIdDescriptor | undefined): Receiver | undefined => {
  const [id = '', attached = ''] = (channel?.public_id ?? '').split('.')
  const signature = channel?.signature ?? attached
  return id === '' || signature === '' ? undefined : { id, signature }
}
