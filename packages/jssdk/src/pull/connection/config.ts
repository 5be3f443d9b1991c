import { isNumber, isObject, isString } from '../../types/narrow.ts'
import type { TypePublicIdDescriptor, TypePullClientConfig } from '../../types/pull/pull.ts'

const text = (value: unknown): string => (isString(value) ? value : '')
const number = (value: unknown): number => {
  const parsed = isString(value) && value.trim() !== '' ? Number(value) : value
  return isNumber(parsed) ? parsed : 0
}

const descriptor = (value: unknown): TypePublicIdDescriptor | undefined => {
  if (!isObject(value)) return undefined
  const { id, user_id: userId, public_id: publicId, signature, start, end, type } = value
  return {
    ...(isString(id) && { id }),
    ...((isString(userId) || isNumber(userId)) && { user_id: String(userId) }),
    ...(isString(publicId) && { public_id: publicId }),
    ...(isString(signature) && { signature }),
    ...(isString(type) && { type }),
    start: text(start),
    end: text(end),
  }
}

/** Reads a map of channels. PHP sends an empty map as `[]`. */
export const readDescriptors = (value: unknown): Record<string, TypePublicIdDescriptor> => {
  const entries = isObject(value) ? Object.entries(value) : []
  // `Object.fromEntries` is used because an assignment to a key `__proto__` would change the prototype.
  return Object.fromEntries(
    entries.flatMap(([key, one]) => {
      const described = descriptor(one)
      return described === undefined ? [] : [[key, described]]
    }),
  )
}

/** How far this machine's clock is ahead of the portal's, in seconds. */
const timeShiftOf = (serverTime: unknown, nowMs: number): number => {
  const serverMs = isString(serverTime) ? Date.parse(serverTime) : Number.NaN
  return Number.isNaN(serverMs) ? 0 : Math.floor((nowMs - serverMs) / 1000)
}

/** The contract has the type `null`. Only a shared push server sends a text. */
const clientIdOf = (value: unknown): null =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above; it is read as unknown where it is sent
  (isString(value) ? value : null) as null

/** Reads the portal's answer to a request for the configuration. Undefined when it is not a configuration. */
export const readConfig = (value: unknown, nowMs: number): TypePullClientConfig | undefined => {
  if (!isObject(value) || !isObject(value['server'])) return undefined
  const { server, api, channels, serverTime } = value
  const { private: own, shared } = readDescriptors(channels)
  const revisions = isObject(api) ? api : {}
  return {
    clientId: clientIdOf(value['clientId']),
    api: { revision_web: number(revisions['revision_web']), revision_mobile: number(revisions['revision_mobile']) },
    channels: { ...(own && { private: own }), ...(shared && { shared }) },
    publicChannels: readDescriptors(value['publicChannels']),
    server: {
      timeShift: isNumber(server['timeShift']) ? server['timeShift'] : timeShiftOf(serverTime, nowMs),
      config_timestamp: number(server['config_timestamp']),
      long_polling: text(server['long_polling']),
      long_pooling_secure: text(server['long_pooling_secure']),
      mode: text(server['mode']),
      publish: text(server['publish']),
      publish_enabled: server['publish_enabled'] === true,
      publish_secure: text(server['publish_secure']),
      server_enabled: server['server_enabled'] === true,
      version: number(server['version']),
      websocket: text(server['websocket']),
      websocket_enabled: server['websocket_enabled'] === true,
      websocket_secure: text(server['websocket_secure']),
    },
    jwt: isString(value['jwt']) && value['jwt'] !== '' ? value['jwt'] : null,
    exp: number(value['exp']),
  }
}

/** Whether a configuration may still be used. `configTimestamp` is the page's own, or 0 when it has none. */
export const isConfigFresh = (config: TypePullClientConfig, configTimestamp: number, nowMs: number): boolean => {
  if (config.server.config_timestamp < configTimestamp) return false
  if (config.exp > 0 && config.exp * 1000 < nowMs) return false
  const channels = [config.channels.private, config.channels.shared].filter((channel) => channel !== undefined)
  if (channels.length === 0) return config.jwt !== null
  return channels.every(({ end }) => !(Date.parse(end) < nowMs))
}
