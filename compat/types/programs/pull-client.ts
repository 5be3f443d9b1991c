// Push and pull used directly.
import {
  B24PullClientManager,
  CloseReasons,
  ConnectionType,
  ListRpcError,
  PullStatus,
  SubscriptionType,
  type CommandHandlerFunctionV2,
  type ConnectorParent,
  type JsonRpcRequest,
  type LoggerInterface,
  type RpcCommand,
  type RpcCommandResult,
  type RpcError,
  type TypeB24,
  type TypeConnector,
  type TypeJsonRpcConfig,
  type TypePullClientMessageBody,
  type TypePullClientParams,
  type TypePullMessage,
  type TypeRpcResponseAwaiters,
  type TypeStorageManager,
  type TypeSubscriptionCommandHandler,
  type UserStatusCallback,
} from '@bitrix24/b24jssdk'

export async function start(b24: TypeB24): Promise<() => void> {
  const params: TypePullClientParams = { b24, restApplication: 'app', userId: 1 }
  const client = new B24PullClientManager(params)
  const stop = client.subscribe({
    moduleId: 'application',
    callback: (message: TypePullMessage) => console.log(message.command, message.params.id),
  })
  client.subscribe({
    type: SubscriptionType.Server,
    moduleId: 'crm',
    command: 'update',
    callback: ((data, extra, command) => console.log(data.id, extra.server_time, command)) as CommandHandlerFunctionV2,
  })
  const handler: TypeSubscriptionCommandHandler = {
    getModuleId: () => 'crm',
    getMap: () => ({ update: (data) => console.log(data.id) }),
  } as TypeSubscriptionCommandHandler
  client.subscribe(handler)
  const onStatus: UserStatusCallback = ({ userId, isOnline }) => console.log(userId, isOnline)
  client.subscribe({ type: SubscriptionType.Status, callback: onStatus })
  await client.start()
  const sent = await client.sendMessage([1], 'app', 'cmd', { any: 'thing' })
  console.log(sent.result, client.getDebugInfo().status, client.session.history)
  client.stop(CloseReasons.MANUAL, 'x')
  return stop
}

export class FakeStorage implements TypeStorageManager {
  private readonly map = new Map<string, any>()
  setLogger(_logger: LoggerInterface): void {}
  getLogger(): LoggerInterface {
    throw new Error('none')
  }
  set(name: string, value: any): void {
    this.map.set(name, value)
  }
  get(name: string, defaultValue: any): any {
    return this.map.get(name) ?? defaultValue
  }
  remove(name: string): void {
    this.map.delete(name)
  }
  compareKey(a: string, b: string): boolean {
    return a === b
  }
}

export const useStorage = (storage: TypeStorageManager): number => storage.get('config', { exp: 0 }).exp
export const rpc = (config: TypeJsonRpcConfig, command: RpcCommand): RpcCommandResult =>
  config.handlers[command.method](command.params.list[0])
export const resultOf = (reply: RpcCommandResult): string => reply.result.text
export const idOf = (request: JsonRpcRequest): number => request.params.id
export const handlers: TypeJsonRpcConfig['handlers'] = {
  incoming: (params) => ({ jsonrpc: '2.0', result: params.messages.length }),
  second: (params: { id: number }) => ({ id: params.id }),
}
export const awaiter: TypeRpcResponseAwaiters = {
  resolve: (response: { ok: boolean }) => console.log(response.ok),
  reject: (error: string | RpcError) => console.log(error),
  timeout: 5,
}
export const historyOf = (parent: ConnectorParent): string[] => Object.keys(parent.session.history)
export const bodyId = (body: TypePullClientMessageBody): number => body.params.id
export const connected = (connector: TypeConnector): boolean => connector.connected
let rpcError: RpcError = ListRpcError.Parse
rpcError = ListRpcError.Internal
export let other = ListRpcError.Internal
other = { code: 1, message: 'mine' }
export const all = [rpcError, PullStatus.Online, ConnectionType.WebSocket]
