import { existsSync } from 'node:fs'
import { defineCommand } from 'citty'
import { DatabaseInUse } from '../store/database-lock.ts'
import { restoreFromFile } from '../store/snapshot-file.ts'
import { CommandError, reportingMistakes } from './command-error.ts'
import { portalArgs } from './portal-args.ts'
import { print } from './print.ts'
import { restoreRunning } from './restore-running.ts'

/** `b24-portal restore` replaces a portal's database with a snapshot. A running portal does this itself. */
export const restore = defineCommand({
  meta: { name: 'restore', description: "Replace a portal's database by a snapshot, also while the portal runs." },
  args: {
    file: { type: 'positional', valueHint: 'FILE', description: 'The snapshot', required: true },
    db: { ...portalArgs.db, description: "The portal's database", required: true },
  },
  run: ({ args: { file, db } }) =>
    reportingMistakes(async () => {
      if (!existsSync(file)) throw new CommandError(`There is no snapshot ${file}.`)
      try {
        restoreFromFile(file, db)
        await print(`${db} holds what ${file} holds.\n`)
      } catch (error) {
        if (!(error instanceof DatabaseInUse)) throw error
        const origin = await restoreRunning(file, db)
        await print(`${db} holds what ${file} holds; the portal at ${origin} goes on with it.\n`)
      }
    }),
})
