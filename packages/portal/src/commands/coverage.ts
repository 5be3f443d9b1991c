import { defineCommand } from 'citty'
import {
  countCoverage,
  coverage as coveredMethods,
  coverageByScope,
  type CoverageCounts,
  type CoveredMethod,
} from '../coverage.ts'
import { reportingMistakes } from './command-error.ts'
import { print } from './print.ts'

const line = (name: string, { implemented, schema, refused }: CoverageCounts): string =>
  `${name.padEnd(22)} ${String(implemented).padStart(11)} ${String(schema).padStart(7)} ${String(refused).padStart(8)}`

const asText = (methods: readonly CoveredMethod[]): string =>
  [
    `${'scope'.padEnd(22)} implemented  schema  refused`,
    ...[...coverageByScope(methods)].map(([scope, counts]) => line(scope, counts)),
    line(`all ${String(methods.length)}`, countCoverage(methods)),
    '',
  ].join('\n')

const asJson = (methods: readonly CoveredMethod[]): string =>
  `${JSON.stringify({
    total: methods.length,
    ...countCoverage(methods),
    scopes: Object.fromEntries(coverageByScope(methods)),
    methods,
  })}\n`

/** `b24-portal coverage` shows by scope how the documented methods are answered. */
export const coverage = defineCommand({
  meta: {
    name: 'coverage',
    description: 'Count the documented methods: really implemented, from their schema, refused.',
  },
  args: { json: { type: 'boolean', description: 'Print JSON, with every method.' } },
  run: ({ args }) =>
    reportingMistakes(() => print(args.json === true ? asJson(coveredMethods()) : asText(coveredMethods()))),
})
