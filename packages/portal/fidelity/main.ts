import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measure, scopesOf, sharesOf, type Measured } from './measure.ts'
import { told } from './shares.ts'
import { truthPage } from './truth-page.ts'

const { values } = parseArgs({
  options: { scope: { type: 'string' }, write: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})

const usage = `npm run fidelity [-- --scope crm] [-- --write]

Holds the local portal against the documentation: its answers, its refusals and its behaviour, by scope.
With --scope, all that differs in one scope. With --write, docs/portal-truth.md is written.`

const nameWidth = 26
const cellWidth = 18

const line = (measured: Measured, name: string, scope?: string): string =>
  name.padEnd(nameWidth) +
  Object.values(sharesOf(measured, scope))
    .map((share) => told(share).padStart(cellWidth))
    .join('')

const differencesIn = ({ answers, refusals, behaviour }: Measured, scope: string): readonly string[] => [
  ...answers
    .filter((one) => one.scope === scope && one.strict.length > 0)
    .flatMap(({ api, method, strict, page }) => [
      `\n${method} (${api}), ${page}`,
      ...strict.map(({ path, kind, about }) => `  ${kind} ${path}: ${about}`),
    ]),
  ...refusals
    .filter((one) => one.scope === scope && !one.isDocumented)
    .map((one) => `\n${one.method}, ${one.case}: ${one.about}`),
  ...behaviour
    .filter((one) => one.scope === scope && one.wrong.length > 0)
    .flatMap(({ probe, wrong }) => [`\n${probe.about} (${probe.page})`, ...wrong.map((one) => `  ${one}`)]),
]

const main = async (): Promise<void> => {
  const measured = await measure((done, of) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${String(done)} of ${String(of)} methods`)
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  const { scope: asked } = values
  for (const text of asked === undefined ? [] : differencesIn(measured, asked)) console.log(text)
  const heads = ['strict', 'lenient', 'missing', 'not found', 'denied', 'behaviour']
  console.log(`\n${'scope'.padEnd(nameWidth)}${heads.map((head) => head.padStart(cellWidth)).join('')}`)
  for (const scope of asked === undefined ? scopesOf(measured) : [asked]) console.log(line(measured, scope, scope))
  if (asked === undefined) console.log(line(measured, 'all'))
  if (values.write === true)
    writeFileSync(new URL('../../../docs/portal-truth.md', import.meta.url), truthPage(measured))
}

if (values.help === true) console.log(usage)
else await main()
