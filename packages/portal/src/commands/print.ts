/**
 * The reader of a command's output has closed it: `head` has its lines, or a pager was left. Nothing is missing, so it is not a failure.
 */
export class ReaderGone extends Error {
  override readonly name: string = 'ReaderGone'
}

const isReaderGone = (error: Error): boolean => 'code' in error && error.code === 'EPIPE'

/** Writes to stdout and waits until all is written. @throws {ReaderGone} the reader has closed it */
export const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === undefined || error === null) resolve()
      else reject(isReaderGone(error) ? new ReaderGone('Nobody reads stdout any more.', { cause: error }) : error)
    })
  })

/**
 * Keeps Node from ending the process with a stack trace when the reader of stdout or stderr closes it. `print` reports this to its caller.
 * A lost notice on stderr does not matter.
 */
export const outliveReaders = (): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: Error) => {
      if (!isReaderGone(error)) throw error
    })
}
