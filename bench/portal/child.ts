import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface SeedFigures {
  readonly wallMs: number
  readonly cpuMs: number
  readonly bytes: number
}

export interface PortalUsage {
  readonly cpuMs: number
  readonly rssMb: number
}

/** A portal in a process of its own. */
export interface PortalProcess extends AsyncDisposable {
  readonly webhookUrl: string
  usage(): Promise<PortalUsage>
}

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

const forkProgram = (name: string, ...args: string[]): ChildProcess =>
  fork(pathOf(name), args, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })

/** The next message of a child that the bench started; it fails when the child ends first. */
const messageOf = async <Message>(child: ChildProcess): Promise<Message> =>
  new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`A part of the bench ended with ${String(code)}.`))
    child.once('exit', onExit)
    child.once('message', (message) => {
      child.off('exit', onExit)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are the bench's own
      resolve(message as Message)
    })
  })

export const seedFile = async (file: string, deals: number): Promise<SeedFigures> =>
  messageOf(forkProgram('seed.ts', file, String(deals)))

export const servePortal = async (file: string): Promise<PortalProcess> => {
  const child = forkProgram('serve.ts', file)
  const webhookUrl = await messageOf<string>(child)
  return {
    webhookUrl,
    usage: async () => {
      child.send('usage')
      return messageOf<PortalUsage>(child)
    },
    [Symbol.asyncDispose]: async () => {
      const exited = once(child, 'exit')
      child.disconnect()
      await exited
    },
  }
}

/** Starts the installed command over a file; milliseconds from its start until it prints where it listens. */
export const timeStart = async (file: string): Promise<number> => {
  const command = pathOf('../../packages/portal/dist/bin.mjs')
  const startMs = performance.now()
  const child = spawn(process.execPath, [command, '--db', file, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const tookMs = performance.now() - startMs
  const exited = once(child, 'exit')
  child.kill()
  await exited
  return tookMs
}
