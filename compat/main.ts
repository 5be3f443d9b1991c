// Runs one program with the published reference SDK and with this one, and prints where they differ.
import { compare, report } from './compare.ts'
import { intendedDifferences } from './intended-differences.ts'
import { runBoth } from './run-both.ts'

const { reference, ours } = await runBoth()
const rows = compare(reference, ours, intendedDifferences)
console.log(report(rows))
process.exitCode = rows.every(({ verdict }) => verdict === 'same' || verdict === 'intended') ? 0 : 1
