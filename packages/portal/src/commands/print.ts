/** Whoever read a command's output has gone: `head` has its lines, a pager was left. Nobody is missing anything. */
export class ReaderGone extends Error {
  override readonly name: string = 'ReaderGone'
}

const isReaderGone = (error: Error): boolean => 'code' in error && error.code === 'EPIPE'

/** Writes to stdout, to the last byte. @throws {ReaderGone} its reader has closed it */
export const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === undefined || error === null) resolve()
      else reject(isReaderGone(error) ? new ReaderGone('Nobody reads stdout any more.', { cause: error }) : error)
    })
  })

/**
 * Keeps Node from ending the process with a stack trace when the reader of stdout or stderr goes. `print` tells its caller of it; a
 * notice on stderr that nobody reads is lost to nobody.
 */
export const outliveReaders = (): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: Error) => {
      if (!isReaderGone(error)) throw error
    })
}
