import type { Processor } from '../../types/log-record.ts'

const hasProcess = (): boolean => typeof process !== 'undefined'

/** Adds the process id to `extra.pid`; `'?'` where there is none. */
export const pidProcessor: Processor = (record) => ({
  ...record,
  extra: { ...record.extra, pid: hasProcess() ? process.pid : '?' },
})

/** Adds the heap in use to `extra.memoryUsage`, such as `'14MB'`; `'?'` where it is not known. */
export const memoryUsageProcessor: Processor = (record) => {
  const bytes = hasProcess() && typeof process.memoryUsage === 'function' ? process.memoryUsage().heapUsed : undefined
  const memoryUsage = bytes === undefined ? '?' : `${Math.round(bytes / 1024 / 1024)}MB`
  return { ...record, extra: { ...record.extra, memoryUsage } }
}
