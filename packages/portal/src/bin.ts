#!/usr/bin/env node
import { readFile } from 'node:fs/promises'
import { runMain } from 'citty'
import { reportingMistakes } from './commands/command-error.ts'
import { mainCommand, everyOption } from './commands/main.ts'
import { outliveReaders } from './commands/print.ts'
import { refuseUnknown } from './commands/refuse-unknown.ts'

const readVersion = async (): Promise<string> => {
  const manifest: unknown = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  const version: unknown =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest && manifest.version
  return typeof version === 'string' ? version : 'unknown'
}

outliveReaders()
await reportingMistakes(async () => {
  // This runs before citty looks for a command. Otherwise citty would take the value of a mistyped option for a command.
  refuseUnknown(process.argv.slice(2), everyOption)
  await runMain(mainCommand(await readVersion()))
})
