// A list breaks off and goes on where it stopped. Run: npx tsx --conditions=source examples/resume-a-list.ts
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { B24Hook, progressOf } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'

const contacts = Array.from({ length: 730 }, (_, index) => index + 1)
await using portal = await createPortal({ seed: { contact: contacts } })
const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)

const folder = mkdtempSync(join(tmpdir(), 'b24-'))
const checkpoint = join(folder, 'checkpoint.json')
const list = { method: 'crm.item.list', params: { entityTypeId: 3, select: ['id'] } }
let rows = 0

console.log('The portal fails in the middle of the list:')
portal.faults.add({ match: '*', action: 'html500BeforeCommit', skip: 2 })
try {
  for await (const page of $b24.actions.v2.fetchList.make<{ id: number }>({ ...list, retry: false }))
    rows += page.length
} catch (error) {
  const cursor = progressOf(error)?.cursor
  if (!(error instanceof Error) || cursor === undefined) throw error
  writeFileSync(checkpoint, cursor)
  console.log(`  ${rows} rows, then ${error.message}`)
}

console.log('Later, from the checkpoint:')
portal.faults.clear()
const cursor = readFileSync(checkpoint, 'utf8')
for await (const page of $b24.actions.v2.fetchList.make<{ id: number }>({ ...list, cursor })) rows += page.length
console.log(`  ${rows} of ${contacts.length} rows`)
rmSync(folder, { recursive: true })
