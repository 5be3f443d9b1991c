const pollMs = 500

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user is there all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Waits for the end: SIGINT, SIGTERM, SIGHUP, an IPC channel that closes (a child of `fork`), or the end of the process
 * `parentPid`, which is looked for twice a second.
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
