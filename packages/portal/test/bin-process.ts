import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../src/bin.ts', import.meta.url))
const tsx = import.meta.resolve('tsx')

/** `b24-portal` in a process of its own. */
export interface BinProcess {
  readonly child: ChildProcess
  readonly output: () => string
  readonly errors: () => string
  /** Exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>
}

export interface BinOptions {
  readonly cwd?: string | undefined
  /** `ipc`: with a channel to this process, as of `fork`. */
  readonly stdio?: 'pipe' | 'ipc' | undefined
  readonly env?: NodeJS.ProcessEnv | undefined
  readonly stdin?: string | undefined
}

/** Runs `b24-portal` from its sources. */
export const runBin = (args: readonly string[], options: BinOptions = {}): BinProcess => {
  const { cwd, stdio = 'pipe', env = {}, stdin } = options
  const child = spawn(process.execPath, ['--conditions=source', '--import', tsx, bin, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe', ...(stdio === 'ipc' ? (['ipc'] as const) : [])],
  })
  child.stdin?.end(stdin)
  let output = ''
  let errors = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, output: () => output, errors: () => errors, ended }
}
