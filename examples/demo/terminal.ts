/** Where the report goes. */
export interface Terminal {
  line(text?: string): void
  /** Shows how far something has come (0 to 1): one changing line on a terminal, a line for each quarter in a pipe. */
  progress(share: number, text: string): void
}

interface Output {
  readonly isTTY?: boolean | undefined
  write(text: string): unknown
}

const clearLine = '\r\u001B[K'

export const openTerminal = (output: Output): Terminal => (output.isTTY === true ? onScreen(output) : inPipe(output))

const onScreen = (output: Output): Terminal => {
  let isDirty = false
  const clear = (): void => {
    if (isDirty) output.write(clearLine)
    isDirty = false
  }
  return {
    line: (text = '') => {
      clear()
      output.write(`${text}\n`)
    },
    progress: (_, text) => {
      clear()
      output.write(text)
      isDirty = true
    },
  }
}

const inPipe = (output: Output): Terminal => {
  let quarters = 0
  return {
    line: (text = '') => {
      output.write(`${text}\n`)
    },
    progress: (share, text) => {
      const reached = Math.floor(share * 4)
      if (reached > quarters) output.write(`${text}\n`)
      quarters = reached
    },
  }
}
