import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Writes a file of the repository, named from its root. With `--check` on the command line it writes nothing, and the process fails when
 * the file is not what would be written.
 */
export const writeGenerated = (path: string, text: string): void => {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url))
  if (process.argv.includes('--check')) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return
    console.error(`${path} is not what its generator writes: run npm run generate and commit what it writes.`)
    process.exitCode = 1
    return
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
