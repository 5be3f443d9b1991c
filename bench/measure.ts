import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

export interface StubCounts {
  readonly requests: number
  readonly refused: number
  readonly pages: number
  readonly blocked: number
}

/** A stub portal in a process of its own. */
export interface Stub extends AsyncDisposable {
  readonly origin: string
  counts(): Promise<StubCounts>
}

export const startStub = async (options: Record<string, unknown>): Promise<Stub> => {
  const child = spawn(process.execPath, ['--import', 'tsx', pathOf('stub/server.ts'), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await firstLine(child.stdout)
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are the bench's own
    counts: async () => (await (await fetch(`${origin}/counts`)).json()) as StubCounts,
    [Symbol.asyncDispose]: async () => {
      const closed = once(child, 'close')
      child.kill()
      await closed
    },
  }
}

/** What a job prints; figures that a job does not have are left out. */
export interface Figures {
  readonly wallMs: number
  readonly cpuMs: number
  readonly peakRssMb: number
  readonly heapAboveIdleMb: number
  readonly loopDelayP99Ms: number
  readonly rows?: number
  readonly rowsPerSecond?: number
  readonly lateRowsPerSecond?: number
  readonly calls?: number
  readonly failedLists?: number
}

/** Runs one job of one SDK in a process of its own. */
export const runJob = async (options: Record<string, unknown>): Promise<Figures> => {
  const child = spawn(process.execPath, [pathOf('job.mjs'), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  await once(child, 'close')
  const line = text.trim().split('\n').at(-1) ?? ''
  if (child.exitCode !== 0 || line === '')
    throw new Error(`The job ${JSON.stringify(options)} ended with ${String(child.exitCode)}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are the bench's own
  return JSON.parse(line) as Figures
}

const firstLine = (stream: Readable): Promise<string> =>
  new Promise((resolve) => stream.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8').trim())))
