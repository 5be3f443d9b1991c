import { redactText } from '../../errors/redact.ts'
import { ConnectionType } from '../../types/pull/pull-enums.ts'
import type { TypePullClientConfig, TypePullClientSession } from '../../types/pull/pull.ts'

/** The revision of the protocol that this client speaks. The push server gets it with each connection. */
export const pullRevision = 19

export interface PathFacts {
  readonly config: TypePullClientConfig
  readonly session: Pick<TypePullClientSession, 'mid' | 'tag' | 'time'>
  /** Whether the server's https and wss addresses are used. */
  readonly isSecure: boolean
}

/** The ids of the private and the shared channel, each once. @throws {Error} the configuration has no channel */
const channelIds = ({ channels }: TypePullClientConfig): string => {
  const ids = [channels.private?.id, channels.shared?.id].filter((id) => id !== undefined && id !== '')
  if (ids.length === 0) throw new Error('Empty channels')
  return [...new Set(ids)].join('/')
}

const addressOf = ({ config: { server }, isSecure }: PathFacts, type: ConnectionType): string => {
  switch (type) {
    case ConnectionType.WebSocket:
      return isSecure ? server.websocket_secure : server.websocket
    case ConnectionType.LongPolling:
      return isSecure ? server.long_pooling_secure : server.long_polling
    case ConnectionType.Undefined:
    default:
      return ''
  }
}

/** The address of a connection. @throws {Error} `Empty path`: the server does not offer this kind; `Empty channels` */
export const connectionPath = (facts: PathFacts, type: ConnectionType): string => {
  const { config, session } = facts
  const address = addressOf(facts, type)
  if (address === '') throw new Error('Empty path')
  const query = new URLSearchParams()
  if (config.jwt === null) query.set('CHANNEL_ID', channelIds(config))
  else query.set('token', config.jwt)
  if (config.server.version >= 5) query.set('jsonRpc', 'true')
  else if (config.server.version === 4) query.set('binaryMode', 'true')
  const clientId: unknown = config.clientId
  if (config.server.mode === 'shared' && typeof clientId === 'string') query.set('clientId', clientId)
  if (session.mid !== null) query.set('mid', session.mid)
  if (session.tag !== null) query.set('tag', session.tag)
  if (session.time !== null) query.set('time', String(session.time))
  query.set('revision', String(pullRevision))
  return `${address}${address.includes('?') ? '&' : '?'}${query.toString()}`
}

/** The address for publishing. Empty when the server takes no messages from clients. */
export const publicationPath = ({ config, isSecure }: Pick<PathFacts, 'config' | 'isSecure'>): string => {
  const address = isSecure ? config.server.publish_secure : config.server.publish
  const channel = config.channels.private?.id ?? config.channels.shared?.id
  if (address === '' || channel === undefined) return ''
  return `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams({ CHANNEL_ID: channel }).toString()}`
}

/** An address, or a text that contains one, without secrets and channel ids. For logs and errors. */
export const maskPath = (path: string): string => redactText(path.replace(/((?:token|CHANNEL_ID)=)[^&#]*/gi, '$1***'))
