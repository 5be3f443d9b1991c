import { CommandError } from './command-error.ts'

const pollMs = 500

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM means that the process exists but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Waits until the command has to stop. The reason is SIGINT, SIGTERM, SIGHUP, an IPC channel that closes (a child of `fork`), or the end of
 * the process `parentPid`. That process is checked twice a second.
 */
export const untilStopped = async (parentPid: number | undefined): Promise<void> => {
  const cleanups: (() => void)[] = []
  await new Promise<void>((resolve) => {
    const stop = () => resolve()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, stop)
      cleanups.push(() => process.off(signal, stop))
    }
    if (process.connected) {
      process.once('disconnect', stop)
      cleanups.push(() => process.off('disconnect', stop))
    }
    if (parentPid !== undefined) {
      const timer = setInterval(() => {
        if (!isRunning(parentPid)) stop()
      }, pollMs)
      cleanups.push(() => clearInterval(timer))
    }
  })
  for (const cleanup of cleanups) cleanup()
}

/** Reads `--parent-pid`. @throws {CommandError} the value is not a process id */
export const readParentPid = (typed: string | undefined): number | undefined => {
  if (typed === undefined) return undefined
  const pid = Number(typed)
  if (Number.isSafeInteger(pid) && pid > 0) return pid
  throw new CommandError(`--parent-pid takes the id of a process, got "${typed}".`)
}
