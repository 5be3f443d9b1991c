import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const consent = 'yes, this account may be written to'

interface Ended {
  readonly code: number
  readonly text: string
}

/** Runs the program as `npm run test:live` does. A second local portal stands for the account. */
const live = (env: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Ended> =>
  new Promise((resolve) => {
    const program = ['--conditions=source', '--import=tsx', 'packages/portal/fidelity/live.ts', ...args]
    const { B24_HOOK: _, B24_USER_HOOK: __, B24_LIVE_WRITES: ___, ...others } = process.env
    execFile(process.execPath, program, { cwd: root, env: { ...others, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), text: stdout + stderr })
    })
  })

it('asks an account of its own process all probes, and all hold', async () => {
  await using portal = await createPortal({ tariff: 'off' })
  const B24_USER_HOOK = portal.addWebhook({ userId: 2 })
  const ended = await live({ B24_HOOK: portal.webhookUrl, B24_USER_HOOK, B24_LIVE_WRITES: consent })
  expect(ended.text).toMatch(/(\d+) of \1 probes hold/)
  expect(ended.code).toBe(0)
})

it('names what differs, and what it did not run', async () => {
  await using portal = await createPortal({ faults: [{ match: 'crm.deal.get', action: 'softError' }] })
  const ended = await live({ B24_HOOK: portal.webhookUrl, B24_LIVE_WRITES: consent }, ['--family', 'crm'])
  expect(ended.code).toBe(1)
  expect(ended.text).toContain('A new deal is in the first stage')
})

it.each([
  { env: {}, says: 'B24_HOOK' },
  { env: { B24_HOOK: 'https://portal.example/rest/1/secret/' }, says: consent },
  { env: { B24_HOOK: 'https://portal.example/rest/1/secret/', B24_LIVE_WRITES: 'yes' }, says: consent },
])('sends nothing without an account and the word: $env', async ({ env, says }) => {
  const ended = await live(env)
  expect(ended.code).toBe(2)
  expect(ended.text).toContain(says)
  expect(ended.text).not.toContain('secret')
})

it('tells no secret of an account that does not reply', async () => {
  await using portal = await createPortal({ secret: 'plantedsecret1', faults: [{ match: '*', action: 'html200' }] })
  expect(portal.webhookUrl).toContain('plantedsecret1')
  const ended = await live({ B24_HOOK: portal.webhookUrl, B24_LIVE_WRITES: consent })
  expect(ended.code).toBe(1)
  expect(ended.text).toContain('no reply that is JSON')
  expect(ended.text).not.toContain('plantedsecret1')
})
