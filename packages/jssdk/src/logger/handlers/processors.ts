import type { Processor } from '../../types/log-record.ts'

const hasProcess = (): boolean => typeof process !== 'undefined'

/** Adds the process id as `extra.pid`; `'?'` when there is none. */
export const pidProcessor: Processor = (record) => ({
  ...record,
  extra: { ...record.extra, pid: hasProcess() ? process.pid : '?' },
})

/** Adds the used heap as `extra.memoryUsage`, such as `'14MB'`; `'?'` when it is not known. */
export const memoryUsageProcessor: Processor = (record) => {
  const bytes = hasProcess() && typeof process.memoryUsage === 'function' ? process.memoryUsage().heapUsed : undefined
  const memoryUsage = bytes === undefined ? '?' : `${Math.round(bytes / 1024 / 1024)}MB`
  return { ...record, extra: { ...record.extra, memoryUsage } }
}
