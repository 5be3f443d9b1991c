// Prints which names of the interface contract the package's root entry has: node --conditions=source --import=tsx scripts/contract-table.ts
import { join } from 'node:path'
import * as sdk from '@bitrix24/b24jssdk'
import { contractNames } from './contract-names.ts'
import { declaredKinds, report, standingOf } from './contract-report.ts'

const entry = join(import.meta.dirname, '..', 'packages', 'jssdk', 'src', 'index.ts')
const rows = standingOf(contractNames(), declaredKinds(entry), sdk)
console.log(report(rows))
process.exitCode = rows.every(({ standing }) => standing === 'present') ? 0 : 1
