import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const bin = fileURLToPath(new URL('../src/bin.ts', import.meta.url))
const tsx = import.meta.resolve('tsx')

/** A portal in a process of its own. */
export interface StartedBin {
  readonly child: ChildProcess
  readonly webhookUrl: string
  readonly url: string
}

/** Starts `b24-portal` from its sources and waits for its address. */
export const startBin = async (args: readonly string[]): Promise<StartedBin> => {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', tsx, bin, '--port', '0', '--tariff', 'off', '--json', ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const inAddress = () => /"webhookUrl":"([^"]+)"/.exec(output)?.[1]
  await expect.poll(inAddress, { timeout: 30_000 }).toBeDefined()
  const webhookUrl = inAddress() ?? ''
  return { child, webhookUrl, url: new URL(webhookUrl).origin }
}
