import type { TypeConnector } from './pull.ts'

/** JSON-RPC error. */
export type RpcError = { code: number; message: string }
/** JSON-RPC command. */
export type RpcCommand = { jsonrpc: string; method: string; params: unknown; id: number }
/** JSON-RPC request. */
export type RpcRequest = RpcCommand & {}
/** JSON-RPC reply. */
export type RpcCommandResult = { jsonrpc?: string; id?: number; result?: unknown; error?: RpcError }
/** Request before an id is given. */
export type JsonRpcRequest = { method: string; params: unknown; id: number }
/** Pending JSON-RPC call. */
export type TypeRpcResponseAwaiters = {
  resolve: (response: unknown) => void
  reject: (error: string | RpcError) => void
  timeout: number
}
/** JSON-RPC adapter constructor shape. */
export type TypeJsonRpcConfig = {
  connector: TypeConnector
  handlers: Record<string, (params: unknown) => RpcCommandResult>
}
