import { type ArgsDef, type CommandDef, defineCommand } from 'citty'
import { portalArgs } from './portal-args.ts'
import { recordArgs, replayArgs } from './record-args.ts'
import { startArgs } from './start-args.ts'

/** The options of all commands. */
export const everyOption: ArgsDef = { ...portalArgs, ...startArgs, ...recordArgs, ...replayArgs }

/** `b24-portal` starts a portal if no command is named. */
export const mainCommand = (version: string): CommandDef =>
  defineCommand({
    meta: {
      name: 'b24-portal',
      version,
      description: 'A local Bitrix24 portal: the REST API on one port, for development and tests.',
    },
    // The options are named here too, so that citty does not take the value of an option for a command.
    args: everyOption,
    default: 'start',
    subCommands: {
      start: () => import('./start.ts').then(({ start }) => start),
      coverage: () => import('./coverage.ts').then(({ coverage }) => coverage),
      exec: () => import('./exec.ts').then(({ exec }) => exec),
      snapshot: () => import('./snapshot.ts').then(({ snapshot }) => snapshot),
      restore: () => import('./restore.ts').then(({ restore }) => restore),
      record: () => import('./record.ts').then(({ record }) => record),
      replay: () => import('./replay.ts').then(({ replay }) => replay),
    },
  })
