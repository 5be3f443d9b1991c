import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resultOf } from './client.ts'

/** The snapshot of a portal of version 1.3.0, which had no fresh accounts. */
const earlier = new Uint8Array(gunzipSync(await readFile(new URL('fixtures/earlier-portal.db.gz', import.meta.url))))

let folder: string
let db: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-fresh-database-'))
  db = join(folder, 'portal.db')
})
afterEach(async () => rm(folder, { recursive: true }))

describe('a database of before', () => {
  it('is used as it is unless the seed "fresh" is given by name', async () => {
    await writeFile(db, earlier)
    await using portal = await createPortal({ db })
    expect(portal.account).toEqual({ kind: 'earlier', added: {} })
  })

  it('gets the rows of a fresh account once, and its own rows stay', async () => {
    {
      await using portal = await createPortal({ db, seed: 'empty' })
      const fields = { ENTITY_TYPE_ID: 8, COUNTRY_ID: 1, NAME: 'Ours' }
      expect(await resultOf(portal, 'crm.requisite.preset.add', { fields })).toBe(1)
      await resultOf(portal, 'crm.measure.add', { fields: { CODE: 112, MEASURE_TITLE: 'Our liter' } })
      portal.insert('status', [{ entityId: 'SOURCE', statusId: 'STORE', name: 'Our store' }])
    }
    {
      await using portal = await createPortal({ db, seed: 'fresh' })
      expect(portal.account.kind).toBe('fresh')
      // Of the presets one is there, which is ours, and of its fields none. Piece has the id of our liter, and liter our code.
      expect(portal.account.added).toMatchObject({
        crmRequisitePreset: 1,
        crmRequisitePresetField: 4,
        crmMeasure: 3,
        crmVat: 2,
        status: 15,
        saleProperty: 16,
        catalogStore: 1,
      })
      expect(await resultOf(portal, 'crm.requisite.preset.list')).toMatchObject([
        { ID: '1', NAME: 'Ours' },
        { ID: '2', NAME: 'Person' },
      ])
      expect(await resultOf(portal, 'crm.requisite.preset.field.list', { preset: { ID: 1 } })).toEqual([])
      expect(await resultOf(portal, 'crm.measure.list')).toMatchObject([
        { CODE: 112, MEASURE_TITLE: 'Our liter' },
        { CODE: 6 },
        { CODE: 163 },
        { CODE: 166 },
      ])
      expect(portal.rows('status').filter(({ statusId }) => statusId === 'STORE')).toMatchObject([
        { name: 'Our store' },
      ])
      await resultOf(portal, 'crm.vat.delete', { id: 2 })
    }
    {
      await using portal = await createPortal({ db, seed: 'fresh' })
      expect(portal.account).toEqual({ kind: 'fresh', added: {} })
      expect(await resultOf(portal, 'crm.vat.list')).toHaveLength(1)
    }
  })

  it('gets nothing at the next start if it was made fresh', async () => {
    const first = await createPortal({ db })
    await resultOf(first, 'crm.requisite.preset.delete', { id: 2 })
    await first.close()
    await using portal = await createPortal({ db, seed: 'fresh' })
    expect(portal.account).toEqual({ kind: 'fresh', added: {} })
    expect(await resultOf(portal, 'crm.requisite.preset.list')).toHaveLength(1)
  })
})

describe('a snapshot', () => {
  it('says what its account began with', async () => {
    await using empty = await createPortal({ seed: 'empty' })
    await using portal = await createPortal()
    const fresh = portal.snapshot()
    portal.restore(empty.snapshot())
    expect(portal.account.kind).toBe('empty')
    expect(await resultOf(portal, 'crm.vat.list')).toEqual([])
    portal.restore(fresh)
    expect(portal.account.kind).toBe('fresh')
    expect(await resultOf(portal, 'crm.vat.list')).toHaveLength(2)
  })

  it('of an earlier version takes the fresh rows away, and the next start adds them to it', async () => {
    const first = await createPortal({ db, seed: 'fresh' })
    first.restore(earlier)
    expect(first.account.kind).toBe('earlier')
    await first.close()
    await using second = await createPortal({ db, seed: 'fresh' })
    expect(second.account.kind).toBe('fresh')
    expect(second.account.added).toMatchObject({ mailservice: expect.any(Number) as unknown })
  })

  it('is a seed to which nothing is added', async () => {
    await using source = await createPortal({ seed: 'empty' })
    await using portal = await createPortal({ seed: source.snapshot() })
    expect(portal.account).toEqual({ kind: 'empty', added: {} })
  })
})
