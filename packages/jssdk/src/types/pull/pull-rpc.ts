import type { TypeConnector } from './pull.ts'
import type { RpcError } from './rpc-error.ts'
import type { Untyped } from '../untyped.ts'

/** JSON-RPC command. */
export type RpcCommand = { jsonrpc: string; method: string; params: Untyped; id: number }
/** JSON-RPC request. */
export type RpcRequest = RpcCommand & {}
/** JSON-RPC reply. */
export type RpcCommandResult = { jsonrpc?: string; id?: number; result?: Untyped; error?: RpcError }
/** Request before an id is given. */
export type JsonRpcRequest = { method: string; params: Untyped; id: number }
/** Pending JSON-RPC call. */
export type TypeRpcResponseAwaiters = {
  resolve: (response: Untyped) => void
  reject: (error: string | RpcError) => void
  timeout: number
}
/** JSON-RPC adapter constructor shape. */
export type TypeJsonRpcConfig = {
  connector: TypeConnector
  handlers: Record<string, (params: Untyped) => RpcCommandResult>
}
