export { fileLimitStore } from './limits/store/file-limit-store.ts'
export type { FileLimitStoreOptions } from './limits/store/file-limit-store.ts'
export type { LimitChange, LimitState, LimitStore } from './limits/store/limit-state.ts'
