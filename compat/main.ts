// Runs one program with the published reference SDK and with this one, compiles others with both, and prints where they differ.
import { compare, report } from './compare.ts'
import { intendedDifferences } from './intended-differences.ts'
import { runBoth } from './run-both.ts'
import { shapesReport } from './shapes-report.ts'
import { exercisedBy, isOpen, surfaceReport } from './surface.ts'
import { compileBoth, typesReport } from './types/compile-both.ts'

const programs = compileBoth()
console.log(`${typesReport(programs)}\n`)
const { reference, ours } = await runBoth()
const rows = compare(reference, ours, intendedDifferences)
const names = exercisedBy(ours.outcomes)
console.log(surfaceReport(names))
console.log(`\n${report(rows)}\n\n${shapesReport(rows)}`)
const isGood =
  rows.every(({ verdict }) => verdict === 'same' || verdict === 'intended') &&
  !names.some(isOpen) &&
  programs.every((program) => program.reference.length + program.ours.length === 0)
process.exitCode = isGood ? 0 : 1
