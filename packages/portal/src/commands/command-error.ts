import { DatabaseInUse } from '../store/database-lock.ts'
import { ReaderGone } from './print.ts'

/** A mistake in how a command was called. Only its message is shown, without a stack. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError'
}

const systemText = (error: Error): string | undefined => {
  if (!('code' in error)) return undefined
  if (error.code === 'EADDRINUSE') return 'The port is taken. Choose another with --port, or --port 0 for a free one.'
  if (error.code === 'EACCES') return 'The portal may not listen on this port. Choose one above 1023 with --port.'
  return undefined
}

/**
 * Runs a command. A mistake of its caller ends it with exit code 1 and one line on stderr. If the reader of stdout has closed it, the
 * command ends with 0.
 */
export const reportingMistakes = async (run: () => Promise<void>): Promise<void> => {
  try {
    await run()
  } catch (error) {
    if (error instanceof ReaderGone) return
    if (!(error instanceof Error)) throw error
    const text =
      error instanceof CommandError || error instanceof RangeError || error instanceof DatabaseInUse
        ? error.message
        : systemText(error)
    if (text === undefined) throw error
    process.stderr.write(`b24-portal: ${text}\n`)
    process.exitCode = 1
  }
}
