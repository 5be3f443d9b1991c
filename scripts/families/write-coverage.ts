// Writes docs/portal-coverage.md: npm run coverage:portal
import { writeFileSync } from 'node:fs'
import { coveragePage } from './coverage-page.ts'

writeFileSync(new URL('../../docs/portal-coverage.md', import.meta.url), coveragePage())
