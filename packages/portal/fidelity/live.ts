import { askAll, probesFor } from './behaviour/measure-behaviour.ts'
import { liveAccount } from './behaviour/live-account.ts'

const usage = `npm run test:live [-- --family crm]

Asks a real account what npm run fidelity asks of the local portal, and says where the two differ.
It WRITES to the account: deals, tasks, products, users' fields and more stay there. Take one that may be thrown away.

  B24_HOOK           the webhook of an administrator, with all scopes
  B24_USER_HOOK      the webhook of a user who is no administrator; without it the probes of rights are named and not run
  B24_LIVE_WRITES    must be "yes, this account may be written to"`

const consent = 'yes, this account may be written to'

const main = async (): Promise<void> => {
  const { B24_HOOK: administrator, B24_USER_HOOK: user, B24_LIVE_WRITES: word } = process.env
  if (process.argv.includes('--help') || administrator === undefined || administrator === '') {
    console.log(usage)
    process.exitCode = process.argv.includes('--help') ? 0 : 2
    return
  }
  if (word !== consent) {
    console.error(`B24_LIVE_WRITES is not "${consent}": nothing was sent.`)
    process.exitCode = 2
    return
  }
  const family = process.argv[process.argv.indexOf('--family') + 1]
  const all = probesFor(process.argv.includes('--family') ? family : undefined)
  const left = all.filter(({ probe }) => probe.as === 'user' && user === undefined)
  const asked = all.filter((one) => !left.includes(one))
  const results = await askAll(liveAccount({ administrator, user }), asked, (done, of) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${String(done)} of ${String(of)} probes`)
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  const different = results.filter(({ wrong }) => wrong.length > 0)
  for (const { scope, probe, wrong } of different)
    console.log([`\n${scope}: ${probe.about}`, `  ${probe.page}`, ...wrong.map((one) => `  ${one}`)].join('\n'))
  for (const { probe } of left) console.log(`not run, B24_USER_HOOK is not set: ${probe.about}`)
  console.log(`\n${String(results.length - different.length)} of ${String(results.length)} probes hold`)
  if (different.length > 0) process.exitCode = 1
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
