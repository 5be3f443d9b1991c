import { isObject, isString } from '../../types/narrow.ts'
import { CloseReasons, SystemCommands } from '../../types/pull/pull-enums.ts'
import type { TypePublicIdDescriptor } from '../../types/pull/pull.ts'
import { readDescriptors } from '../connection/config.ts'

/** What the client has to do for a command of module `pull`. */
export type SystemAction =
  | { readonly kind: 'replaceChannel'; readonly type: 'private' | 'shared'; readonly channel: TypePublicIdDescriptor }
  | { readonly kind: 'reload'; readonly code: CloseReasons; readonly reason: string }
  | { readonly kind: 'serverRestart' }
  | { readonly kind: 'none' }

/** Milliseconds before the client reconnects to a server that restarts. */
export const serverRestartMs = 15_000

/** Reads a command of module `pull`. Upper and lower case do not differ. */
export const readSystemCommand = (command: string, params: Record<string, unknown>): SystemAction => {
  const spelled: string = command.toUpperCase()
  const known = Object.values(SystemCommands).find((name: string) => name === spelled)
  switch (known) {
    case SystemCommands.CHANNEL_EXPIRE:
      return readChannelExpire(params)
    case SystemCommands.CONFIG_EXPIRE:
      return { kind: 'reload', code: CloseReasons.CONFIG_EXPIRED, reason: 'config expired' }
    case SystemCommands.SERVER_RESTART:
      return { kind: 'serverRestart' }
    case undefined:
    default:
      return { kind: 'none' }
  }
}

const readChannelExpire = (params: Record<string, unknown>): SystemAction => {
  const { action, new_channel: newChannel } = params
  const { channel } = readDescriptors({ channel: newChannel })
  if (action === 'reconnect' && channel !== undefined && isObject(newChannel)) {
    const type = isString(newChannel['type']) ? newChannel['type'] : channelTypeOf(params['channel'])
    if (type === 'private' || type === 'shared') return { kind: 'replaceChannel', type, channel }
  }
  return { kind: 'reload', code: CloseReasons.CHANNEL_EXPIRED, reason: 'channel expired' }
}

const channelTypeOf = (channel: unknown): unknown => (isObject(channel) ? channel['type'] : undefined)
