import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Where a command runs. */
export interface Place {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
}

/** A command that goes on until it is closed. */
export interface Served extends AsyncDisposable {
  /** What it printed until it was ready. */
  readonly output: string
}

/** Runs a line of a shell, and gives what it printed on both its outputs. @throws {Error} it ended with another code than 0 */
export const runLine = async (line: string, { cwd, env }: Place): Promise<string> => {
  const child = spawn('sh', ['-c', line], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk))
  await once(child, 'close')
  const output = Buffer.concat(printed).toString()
  if (child.exitCode !== 0) throw new Error(`${line}: ended with ${String(child.exitCode)}\n${output}`)
  return output
}

/** Starts a line of a shell and resolves when what it printed has `ready` in it. @throws {Error} it ended before */
export const serveLine = async (line: string, ready: RegExp, { cwd, env }: Place): Promise<Served> => {
  // A group of its own: npx starts the program in a process of its own and hands no signal on.
  const child = spawn('sh', ['-c', `exec ${line}`], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const gone = once(child, 'close')
  let output = ''
  const isReady = new Promise<boolean>((resolve) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      if (ready.test(output)) resolve(true)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('close', () => resolve(false))
  })
  if (!(await isReady)) throw new Error(`${line}: ended before it printed ${String(ready)}\n${output}`)
  return {
    output,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? Number.NaN), 'SIGTERM')
      await gone
    },
  }
}
