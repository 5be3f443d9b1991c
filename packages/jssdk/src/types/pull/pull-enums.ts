import type { RpcError } from './rpc-error.ts'

/** Kinds of connections to the push server. */
export enum ConnectionType {
  Undefined = 'undefined',
  WebSocket = 'webSocket',
  LongPolling = 'longPolling',
}
/** Keys in local storage. */
export enum LsKeys {
  PullConfig = 'bx-pull-config',
  WebsocketBlocked = 'bx-pull-websocket-blocked',
  LongPollingBlocked = 'bx-pull-longpolling-blocked',
  LoggingEnabled = 'bx-pull-logging-enabled',
}
/** States of the connection. */
export enum PullStatus {
  Online = 'online',
  Offline = 'offline',
  Connecting = 'connect',
}
/** The kinds of senders of a message. */
export enum SenderType {
  Unknown = 0,
  Client = 1,
  Backend = 2,
}
/** Kinds of subscriptions. */
export enum SubscriptionType {
  Server = 'server',
  Client = 'client',
  Online = 'online',
  Status = 'status',
  Revision = 'revision',
}
/** Reasons for closing a connection. */
export enum CloseReasons {
  NORMAL_CLOSURE = 1000,
  SERVER_DIE = 1001,
  CONFIG_REPLACED = 3000,
  CHANNEL_EXPIRED = 3001,
  SERVER_RESTARTED = 3002,
  CONFIG_EXPIRED = 3003,
  MANUAL = 3004,
  STUCK = 3005,
  WRONG_CHANNEL_ID = 4010,
}
/** Commands of the push server itself. */
export enum SystemCommands {
  CHANNEL_EXPIRE = 'CHANNEL_EXPIRE',
  CONFIG_EXPIRE = 'CONFIG_EXPIRE',
  SERVER_RESTART = 'SERVER_RESTART',
}
/** Modes of the push server. */
export enum ServerMode {
  Shared = 'shared',
  Personal = 'personal',
}
/** Methods of the push server. */
export enum RpcMethod {
  Publish = 'publish',
  GetUsersLastSeen = 'getUsersLastSeen',
  Ping = 'ping',
  ListChannels = 'listChannels',
  SubscribeStatusChange = 'subscribeStatusChange',
  UnsubscribeStatusChange = 'unsubscribeStatusChange',
}
/** The errors of JSON-RPC 2.0. */
export const ListRpcError: Record<
  'Parse' | 'InvalidRequest' | 'MethodNotFound' | 'InvalidParams' | 'Internal',
  RpcError
> = {
  Parse: { code: -32700, message: 'Parse error' },
  InvalidRequest: { code: -32600, message: 'Invalid Request' },
  MethodNotFound: { code: -32601, message: 'Method not found' },
  InvalidParams: { code: -32602, message: 'Invalid params' },
  Internal: { code: -32603, message: 'Internal error' },
}
