import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const examples = dirname(dirname(fileURLToPath(import.meta.url)))

/** An example on its way, run as a reader runs it. */
export interface RunningExample {
  /** Resolves when the text has been printed; rejects when the example ends without it. */
  printed(text: string): Promise<void>
  signal(name: 'SIGINT' | 'SIGTERM'): void
  readonly ended: Promise<{ readonly exitCode: number | null; readonly stdout: string; readonly stderr: string }>
}

/** Starts `examples/<file>` from its source, with `B24_HOOK` set or unset; killed after `timeoutMs`. */
export const startExample = (file: string, webhookUrl: string | undefined, timeoutMs = 90_000): RunningExample => {
  const { B24_HOOK: _, ...env } = process.env
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', join(examples, file)], {
    env: webhookUrl === undefined ? env : { ...env, B24_HOOK: webhookUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const ended = once(child, 'close').then(() => ({ exitCode: child.exitCode, stdout, stderr }))
  return {
    printed: async (text) => {
      while (!stdout.includes(text)) {
        if (child.exitCode !== null) throw new Error(`${file} ended without printing ${text}\n${stdout}\n${stderr}`)
        await Promise.race([once(child.stdout, 'data'), ended])
      }
    },
    signal: (name) => {
      child.kill(name)
    },
    ended,
  }
}
