import { existsSync } from 'node:fs'
import { defineCommand } from 'citty'
import { restoreFromFile } from '../store/snapshot-file.ts'
import { CommandError, reportingMistakes } from './command-error.ts'
import { portalArgs } from './portal-args.ts'

/** `b24-portal restore`: a portal's database becomes what a snapshot holds. */
export const restore = defineCommand({
  meta: { name: 'restore', description: "Replace a stopped portal's database by a snapshot." },
  args: {
    file: { type: 'positional', valueHint: 'FILE', description: 'The snapshot', required: true },
    db: { ...portalArgs.db, description: "The portal's database", required: true },
  },
  run: ({ args: { file, db } }) =>
    reportingMistakes(async () => {
      if (!existsSync(file)) throw new CommandError(`There is no snapshot ${file}.`)
      restoreFromFile(file, db)
      process.stdout.write(`${db} holds what ${file} holds.\n`)
    }),
})
