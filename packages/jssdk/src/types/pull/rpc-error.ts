/** JSON-RPC error. */
export type RpcError = { code: number; message: string }
