import { existsSync } from 'node:fs'
import { defineCommand } from 'citty'
import { writeSnapshot } from '../store/snapshot-file.ts'
import { CommandError, reportingMistakes } from './command-error.ts'
import { portalArgs } from './portal-args.ts'
import { print } from './print.ts'

/** `b24-portal snapshot` copies a portal's database. It works while the portal runs. */
export const snapshot = defineCommand({
  meta: {
    name: 'snapshot',
    description: "Copy a portal's database into FILE, also while the portal runs: a seed, or the way back (restore).",
  },
  args: {
    file: {
      type: 'positional',
      valueHint: 'FILE',
      description: 'The file to write, which must not exist',
      required: true,
    },
    db: { ...portalArgs.db, description: "The portal's database", required: true },
  },
  run: ({ args: { file, db } }) =>
    reportingMistakes(async () => {
      if (!existsSync(db)) throw new CommandError(`There is no database ${db}.`)
      if (existsSync(file)) throw new CommandError(`${file} is there already. Remove it, or name another file.`)
      writeSnapshot(db, file)
      await print(`${file} holds all of ${db}.\n`)
    }),
})
