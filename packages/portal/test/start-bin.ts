import { expect } from 'vitest'
import { type BinOptions, type BinProcess, runBin } from './bin-process.ts'

/** A command that listens, and where. */
export interface StartedBin extends BinProcess {
  readonly webhookUrl: string
  readonly url: string
}

/** Starts a command of `b24-portal` on a free port and waits for its address. */
export const startListening = async (args: readonly string[], options?: BinOptions): Promise<StartedBin> => {
  const started = runBin([...args, '--port', '0', '--json'], options)
  const inAddress = () => /"webhookUrl":"([^"]+)"/.exec(started.output())?.[1]
  await expect.poll(() => inAddress() ?? started.errors()).toMatch(/^http/)
  const webhookUrl = inAddress() ?? ''
  return { ...started, webhookUrl, url: new URL(webhookUrl).origin }
}

/** Starts a portal without limits. */
export const startBin = async (args: readonly string[]): Promise<StartedBin> =>
  startListening(['start', '--tariff', 'off', ...args])
