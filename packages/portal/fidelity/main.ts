import { parseArgs } from 'node:util'
import { measureShapes, type ComparedMethod } from './shapes/measure-shapes.ts'
import { byScope, percent, shareOf } from './shares.ts'

const { values } = parseArgs({ options: { scope: { type: 'string' }, help: { type: 'boolean', short: 'h' } } })

const usage = `npm run fidelity [-- --scope crm]

Asks every implemented method of the local portal that has a documented example, and prints how many
answers are as documented, by scope. With --scope, all differences of one scope.`

const isStrict = ({ strict }: ComparedMethod): boolean => strict.length === 0
const isLenient = ({ lenient }: ComparedMethod): boolean => lenient.length === 0

const shares = (name: string, methods: readonly ComparedMethod[]): string =>
  [
    name.padEnd(28),
    String(methods.length).padStart(8),
    percent(shareOf(methods, isStrict)).padStart(9),
    percent(shareOf(methods, isLenient)).padStart(9),
  ].join('')

const differencesOf = ({ api, method, strict, page }: ComparedMethod): string =>
  [`\n${method} (${api}), ${page}`, ...strict.map(({ path, kind, about }) => `  ${kind} ${path}: ${about}`)].join('\n')

const main = async (): Promise<void> => {
  const compared = await measureShapes((done, of) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${String(done)} of ${String(of)} methods`)
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  const chosen = compared.filter(({ scope }) => values.scope === undefined || scope === values.scope)
  if (values.scope !== undefined)
    for (const method of chosen.filter((one) => !isStrict(one))) console.log(differencesOf(method))
  console.log(`\n${'scope'.padEnd(28)}${'methods'.padStart(8)}${'strict'.padStart(9)}${'lenient'.padStart(9)}`)
  for (const [scope, methods] of byScope(chosen)) console.log(shares(scope, methods))
  console.log(shares('all', chosen))
}

if (values.help === true) console.log(usage)
else await main()
