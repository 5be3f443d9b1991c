export { fileLimitStore } from './limits/file-limit-store.ts'
export type { FileLimitStoreOptions } from './limits/file-limit-store.ts'
export type { LimitChange, LimitState, LimitStore } from './limits/limit-state.ts'
