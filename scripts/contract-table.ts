// Prints which names of the interface contract the package's root entry has: node --conditions=source --import=tsx scripts/contract-table.ts
import { join } from 'node:path'
import * as sdk from '@bitrix24/b24jssdk'
import { contractNames } from './contract-names.ts'
import { declaredKinds, report, stateOf } from './contract-report.ts'

const entry = join(import.meta.dirname, '..', 'packages', 'jssdk', 'src', 'index.ts')
const rows = stateOf(contractNames(), declaredKinds(entry), sdk)
console.log(report(rows))
process.exitCode = rows.every(({ state }) => state === 'present') ? 0 : 1
