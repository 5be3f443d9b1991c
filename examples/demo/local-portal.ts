import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A portal for the demo to read; disposing of it ends whatever was started for it. */
export interface DemoPortal extends AsyncDisposable {
  readonly webhookUrl: string
  readonly isLocal: boolean
}

/** Someone's own portal; the demo only reads it. */
export const givenPortal = (webhookUrl: string): DemoPortal => ({
  webhookUrl,
  isLocal: false,
  [Symbol.asyncDispose]: () => Promise.resolve(),
})

const portalCommand = fileURLToPath(import.meta.resolve('@bitrix24/b24jssdk-portal/bin'))
const startTimeoutMs = 30_000
const webhookUrlPattern = /https?:\/\/[^\s"]+\/rest\/\d+\/\w+\//

/** Starts `b24-portal` in a process of its own, on a free port, with the sales data of the Superstore set. */
export const startLocalPortal = async (signal: AbortSignal): Promise<DemoPortal> => {
  signal.throwIfAborted()
  // A forked portal also ends by itself when this process is killed and the channel between the two closes.
  const child = fork(portalCommand, ['--port', '0', '--seed', 'superstore', '--tariff', 'standard'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const exited = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await exited
  }
  try {
    return { webhookUrl: await printedUrl(child, signal), isLocal: true, [Symbol.asyncDispose]: stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Waits until the portal has printed its webhook URL. */
const printedUrl = async (child: ChildProcess, signal: AbortSignal): Promise<string> => {
  let printed = ''
  const url = new Promise<string>((resolve) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString()
      const found = webhookUrlPattern.exec(printed)?.[0]
      if (found !== undefined) resolve(found)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
  })
  const patience = AbortSignal.any([signal, AbortSignal.timeout(startTimeoutMs)])
  const ended = once(child, 'exit', { signal: patience }).then(() => {
    throw new Error('The portal ended at once.')
  })
  try {
    return await Promise.race([url, ended])
  } catch (error) {
    signal.throwIfAborted()
    throw new Error(`The local portal did not start. It said:\n${printed}`, { cause: error })
  }
}
