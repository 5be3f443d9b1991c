import type { LoggerInterface } from '../logger.ts'
import type { ConnectionType, SenderType, SubscriptionType } from './pull-enums.ts'
import type { ISODate, NumberString } from '../portal/scalars.ts'
import type { Untyped } from '../untyped.ts'

/** Push server configuration. */
export type TypePullClientConfig = {
  clientId: null
  api: { revision_mobile: number; revision_web: number }
  channels: { private?: TypePublicIdDescriptor; shared?: TypePublicIdDescriptor }
  publicChannels: Record<string, TypePublicIdDescriptor>
  server: {
    timeShift: number
    config_timestamp: number
    long_polling: string
    long_pooling_secure: string
    mode: string
    publish: string
    publish_enabled: boolean
    publish_secure: string
    server_enabled: boolean
    version: number
    websocket: string
    websocket_enabled: boolean
    websocket_secure: string
  }
  jwt: null | string
  exp: number
}
/** Session counters. */
export type TypePullClientSession = {
  mid: null | string
  tag: null | string
  time: null | number
  history: Untyped
  lastMessageIds: string[]
  messageCount: number
}
/** Message body on the wire. */
export type TypePullClientMessageBody = {
  module_id: string
  command: string
  params: Untyped
  extra?: { revision_web?: number; sender?: { type: SenderType }; server_time_unix?: number; server_time_ago?: number }
}
/** Outgoing message with receivers. */
export type TypePullClientMessageBatch = {
  userList?: number[]
  channelList?: (string | { publicId: string; signature: string })[]
  body: TypePullClientMessageBody
  expiry?: number
}
/** Internal event description. */
export type TypePullClientEmitConfig = { type: SubscriptionType; moduleId?: string; data?: Record<string, Untyped> }
/** Message given to subscribers. */
export type TypePullMessage = { command: string; params: Record<string, Untyped>; extra: Record<string, Untyped> }
/** Subscription description. */
export type TypeSubscriptionOptions = {
  type?: SubscriptionType
  moduleId?: string
  command?: null | string
  callback: Function
}
/** Object-style subscriber. */
export interface TypeSubscriptionCommandHandler {
  getModuleId: () => string
  getSubscriptionType?: () => SubscriptionType
  getMap?: () => Record<string, CommandHandlerFunctionV2>
  [key: string]: CommandHandlerFunctionV2 | undefined
}
/** Subscriber without a command. */
export interface CommandHandlerFunctionV1 {
  (data: Record<string, Untyped>, info?: { type: SubscriptionType; moduleId?: string }): void
}
/** Subscriber with a command. */
export interface CommandHandlerFunctionV2 {
  (
    params: Record<string, Untyped>,
    extra: Record<string, Untyped>,
    command: string,
    info?: { type: SubscriptionType; moduleId: string },
  ): void
}
/** Online status subscriber. */
export interface UserStatusCallback {
  (params: { userId: number; isOnline: boolean }): void
}
/** Connector interface. */
export type TypeConnector = {
  setLogger(logger: LoggerInterface): void
  destroy(): void
  connect(): void
  disconnect(code: number, reason: string): void
  send(buffer: ArrayBuffer | string): boolean
  connected: boolean
  connectionPath: string
}
/** What a connector needs from the client. */
export type ConnectorParent = {
  session: TypePullClientSession
  getConnectionPath(connectionType: ConnectionType): string
  getPublicationPath(): string
  setLastMessageId(lastMessageId: string): void
  isProtobufSupported(): boolean
  isJsonRpc(): boolean
}
/** Connector events. */
export type ConnectorCallbacks = {
  onOpen: () => void
  onDisconnect: (response: { code: number; reason: string }) => void
  onError: (error: Error) => void
  onMessage: (response: string | ArrayBuffer) => void
}
/** Connector constructor shape. */
export type ConnectorConfig = {
  parent: ConnectorParent
  onOpen?: () => void
  onDisconnect?: (response: { code: number; reason: string }) => void
  onError?: (error: Error) => void
  onMessage?: (response: string | ArrayBuffer) => void
}
/** Local storage scope. */
export type StorageManagerParams = { userId?: number; siteId?: string }
/** Local storage interface. */
export type TypeStorageManager = {
  setLogger(logger: LoggerInterface): void
  getLogger(): LoggerInterface
  set(name: string, value: Untyped): void
  get(name: string, defaultValue: Untyped): Untyped
  remove(name: string): void
  compareKey(eventKey: string, userKey: string): boolean
}
/** Shared settings constructor shape. */
export type SharedConfigParams = {
  storage?: TypeStorageManager
  onWebSocketBlockChanged?: (response: { isWebSocketBlocked: boolean }) => void
}
/** Shared settings events. */
export type SharedConfigCallbacks = { onWebSocketBlockChanged: (response: { isWebSocketBlocked: boolean }) => void }
/** Public channel description. */
export type TypePublicIdDescriptor = {
  id?: string
  user_id?: NumberString
  public_id?: string
  signature?: string
  start: ISODate
  end: ISODate
  type?: string
}
/** Public channel of a user. */
export type TypeChanel = { userId: number; publicId: string; signature: string; start: Date; end: Date }
/** Event as received. */
export type TypeSessionEvent = {
  mid: string
  tag?: string
  time?: number
  text: Record<string, unknown> | TypePullClientMessageBody
}
