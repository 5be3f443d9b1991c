import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { defineCommand } from 'citty'
import { createPortal, type Portal } from '../portal.ts'
import { CommandError, reportingMistakes } from './command-error.ts'
import { addedRows } from './added-rows.ts'
import { portalArgs } from './portal-args.ts'
import { exposureWarning, readOptions } from './read-options.ts'

const commandOf = (rawArgs: readonly string[]): [command: string, args: readonly string[]] => {
  const start = rawArgs.indexOf('--')
  const [command, ...args] = start === -1 ? [] : rawArgs.slice(start + 1)
  if (command === undefined) throw new CommandError('exec needs a command after "--": b24-portal exec -- npm test')
  return [command, args]
}

const environmentOf = ({ webhookUrl, authorityFile }: Portal): NodeJS.ProcessEnv => ({
  ...process.env,
  B24_HOOK: webhookUrl,
  ...(authorityFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: authorityFile }),
})

/** Runs a command to its end and returns its exit code. If signal n ended the command, the code is 128 + n, as in a shell. */
const runToEnd = (command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env })
    const passOn = (signal: NodeJS.Signals) => void child.kill(signal)
    // The terminal sends Ctrl+C to the command as well. The portal only has to live until the command ends.
    const ignore = () => undefined
    process.on('SIGINT', ignore)
    process.on('SIGTERM', passOn)
    const release = () => {
      process.off('SIGINT', ignore)
      process.off('SIGTERM', passOn)
    }
    child.once('error', (error) => {
      release()
      reject(new CommandError(`The command "${command}" could not be started.`, { cause: error }))
    })
    child.once('exit', (code, signal) => {
      release()
      resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal]))
    })
  })

/** `b24-portal exec -- COMMAND` runs a portal until the command ends. */
export const exec = defineCommand({
  meta: {
    name: 'exec',
    description: 'Start a portal on a free port, run a command with B24_HOOK set, stop, pass its exit code on.',
  },
  args: portalArgs,
  run: ({ args, rawArgs }) =>
    reportingMistakes(async () => {
      const [command, commandArgs] = commandOf(rawArgs)
      const options = await readOptions(args, 0)
      process.stderr.write(exposureWarning(args.host) ?? '')
      await using portal = await createPortal(options)
      const added = addedRows(portal.account)
      if (added !== undefined) process.stderr.write(`b24-portal: added what a fresh account has: ${added}\n`)
      process.exitCode = await runToEnd(command, commandArgs, environmentOf(portal))
    }),
})
