import { B24Hook, type LoggerInterface } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { expect, it, onTestFinished, vi } from 'vitest'

/** A logger all of whose methods do the same. */
const loggerOf = (say: () => Promise<void>): LoggerInterface => ({
  log: say,
  debug: say,
  info: say,
  notice: say,
  warning: say,
  error: say,
  critical: say,
  alert: say,
  emergency: say,
})

/** As a program without types may pass it. */
const emptyLogger = loggerOf(() => Promise.resolve())
for (const name of Object.keys(emptyLogger)) Reflect.deleteProperty(emptyLogger, name)

it.each([
  { kind: 'rejects', logger: loggerOf(() => Promise.reject(new Error('The disk is full.'))) },
  {
    kind: 'throws',
    logger: loggerOf(() => {
      throw new Error('The disk is full.')
    }),
  },
  { kind: 'has no methods', logger: emptyLogger },
])('a logger that $kind ends no action that has something to say', async ({ logger }) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  onTestFinished(() => warn.mockRestore())
  await using portal = await createPortal({
    seed: { deal: [1, 2] },
    faults: [{ match: 'crm.lead.list', action: 'softError' }],
  })
  const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
  $b24.setLogger(logger)
  const ordered = { method: 'crm.deal.list', params: { order: { ID: 'DESC' } } }
  expect((await $b24.actions.v2.callList.make(ordered)).getData()).toHaveLength(2)
  expect((await $b24.actions.v2.callList.make({ method: 'crm.lead.list' })).isSuccess).toBe(false)
  const misplaced = { calls: [['profile']] as [string][], requestId: 'beside' }
  expect((await $b24.actions.v2.batch.make(misplaced)).isSuccess).toBe(true)
})
