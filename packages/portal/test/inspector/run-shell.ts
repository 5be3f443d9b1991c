import { spawn } from 'node:child_process'
import { buffer, text } from 'node:stream/consumers'

/** Whether this machine has the programs that a copied command needs. */
export const hasCurl = async (): Promise<boolean> => {
  const probe = await runShell('command -v curl').catch(() => undefined)
  return probe?.code === 0
}

/** Runs a script as a shell reads it from a terminal: line by line, not as one argument of a limited length. */
export const runShell = async (
  script: string,
): Promise<{ readonly code: number | null; readonly output: Buffer; readonly errors: string }> => {
  const child = spawn('sh', ['-s'])
  const started = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  child.stdin.end(script)
  const [code, output, errors] = await Promise.all([started, buffer(child.stdout), text(child.stderr)])
  return { code, output, errors }
}
