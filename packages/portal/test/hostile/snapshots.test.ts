import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { send } from '../client.ts'
import { attacks, openWorkshop, type Workshop } from './snapshot-attacks.ts'

let workshop: Workshop
beforeEach(() => {
  workshop = openWorkshop()
})
afterEach(() => workshop.close())

const seed = { deal: [1, 2, 3], contact: [{ id: 1, fm: [{ typeId: 'PHONE', value: '1' }] }, 2] }

/** A portal that works: its rows are read and written, and nothing but what is asked for changes. */
const expectSound = async (portal: Portal): Promise<void> => {
  const contacts = portal.count('contact')
  const deals = portal.count('deal')
  const { status, body } = await send(`${portal.webhookUrl}crm.deal.add?fields[TITLE]=A`)
  expect([status, typeof body['result']]).toEqual([200, 'number'])
  for (const method of [
    'crm.deal.list',
    'crm.contact.list?select[]=PHONE',
    'crm.item.list?entityTypeId=128',
    'profile',
  ])
    expect([method, (await send(portal.webhookUrl + method)).status]).toEqual([method, 200])
  expect([portal.count('contact'), portal.count('deal')]).toEqual([contacts, deals + 1])
}

/** Runs what may refuse; whatever else it throws is a failure. @returns the refusal */
const tolerate = async (work: () => unknown): Promise<string | undefined> => {
  try {
    await work()
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError)
    return error instanceof Error ? error.message : undefined
  }
}

describe('a prepared snapshot', () => {
  it.each(attacks)('runs nothing when it is restored: $name', async ({ sql }) => {
    await using source = await createPortal({ seed })
    const evil = workshop.tampered(source.snapshot(), sql(workshop.canary))
    await using portal = await createPortal({ seed })
    const before = portal.rows('deal')
    const refusal = await tolerate(() => portal.restore(evil))
    expect(workshop.written()).toEqual([])
    // A refused snapshot changes nothing; one that was taken brings its rows, and not one of them more or less.
    expect(portal.rows('deal').map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(refusal ?? 'a snapshot').toMatch(/snapshot|portal adds|custom field|name of a field/)
    await expectSound(portal)
  })

  it.each(attacks)('runs nothing as a seed: $name', async ({ sql }) => {
    await using source = await createPortal({ seed })
    const evil = workshop.tampered(source.snapshot(), sql(workshop.canary))
    await tolerate(async () => {
      await using portal = await createPortal({ seed: evil })
      await expectSound(portal)
    })
    expect(workshop.written()).toEqual([])
  })

  it('whose rows stand in no order is refused: it was read without end', async () => {
    // Found by changing bytes of a good one: a page of the list of tables leads back to rows that came before.
    const damaged = gunzipSync(readFileSync(new URL('endless-snapshot.db.gz', import.meta.url)))
    await using portal = await createPortal({ seed })
    expect(() => portal.restore(new Uint8Array(damaged))).toThrow(/in no order/)
    await expect(createPortal({ seed: new Uint8Array(damaged) })).rejects.toThrow(/in no order/)
    await expectSound(portal)
  })

  it('sent to the inspector is refused in a word', async () => {
    await using portal = await createPortal({ seed })
    const [attack] = attacks
    const evil = workshop.tampered(portal.snapshot(), attack?.sql(workshop.canary) ?? '')
    const trigger = workshop.tampered(
      evil,
      'CREATE TRIGGER "t" AFTER INSERT ON "deal" BEGIN DELETE FROM "contact"; END',
    )
    const { status, body } = await send(`${portal.url}/_portal/api/snapshots/current`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/vnd.sqlite3' },
      body: new Uint8Array(trigger),
    })
    expect(status).toBe(400)
    expect(body['message']).toContain('no plain table')
    expect(workshop.written()).toEqual([])
    await expectSound(portal)
  })

  it('cut off in the middle is refused', async () => {
    await using portal = await createPortal({ seed })
    const whole = portal.snapshot()
    for (const length of [100, 4096, Math.floor(whole.byteLength / 2)])
      expect(() => portal.restore(whole.slice(0, length))).toThrow(RangeError)
    await expectSound(portal)
  })
})

it('a database with a trigger in it is no portal to go on with', async () => {
  await using source = await createPortal({ seed })
  const evil = workshop.tampered(
    source.snapshot(),
    'CREATE TRIGGER "t" AFTER INSERT ON "deal" BEGIN DELETE FROM "contact"; END',
  )
  const db = `${workshop.canary}.made.db`
  writeFileSync(db, evil)
  await expect(createPortal({ db })).rejects.toThrow('holds the trigger "t"')
})

describe('a good snapshot', () => {
  it('still: brings smart processes, custom fields, numbering and replies by key', async () => {
    await using source = await createPortal({ seed })
    const call = async (portal: Portal, method: string, body: object) =>
      send(portal.webhookUrl + method, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    const type = await call(source, 'crm.type.add', { fields: { title: 'Boat', entityTypeId: 1100 } })
    expect(type.status).toBe(200)
    source.addField('deal', { name: 'UF_CRM_COLOR', type: 'string' })
    source.insert('deal', [{ id: 9, title: 'Nine', ufCrmColor: 'red' }])
    await call(source, 'crm.item.add', { entityTypeId: 1100, fields: { title: 'Sloop' } })
    source.remove('deal', [9])
    source.insert('deal', [{ id: 8, title: 'Eight', ufCrmColor: 'blue' }])
    await using target = await createPortal()
    target.restore(source.snapshot())
    expect(target.rows('deal')).toEqual(source.rows('deal'))
    expect(JSON.stringify(await call(target, 'crm.item.list', { entityTypeId: 1100 }))).toContain('Sloop')
    expect((await call(target, 'crm.deal.add', { fields: { TITLE: 'Ten' } })).body['result']).toBe(10)
    // And again out of what was restored.
    await using third = await createPortal({ seed: target.snapshot() })
    expect(third.rows('deal')).toEqual(target.rows('deal'))
  })
})
