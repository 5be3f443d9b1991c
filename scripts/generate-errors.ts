// Writes docs/errors.md and its copy in the package: npm run generate:errors [-- --check]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorsPage } from './errors-page/page.ts'

const root = join(import.meta.dirname, '..')
const page = errorsPage()

for (const file of ['docs/errors.md', 'packages/jssdk/docs/errors.md']) {
  const target = join(root, file)
  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') === page) continue
    console.error(`${file} is not what the catalogues say: run npm run generate:errors and commit what it writes.`)
    process.exitCode = 1
  } else {
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, page)
  }
}
