// Writes docs/portal-coverage.md.
import { writeGenerated } from '../write-generated.ts'
import { coveragePage } from './coverage-page.ts'

writeGenerated('docs/portal-coverage.md', coveragePage())
