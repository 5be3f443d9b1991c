import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { openStore } from '../src/store/store.ts'
import { resultOf } from './client.ts'

describe('a store', () => {
  it('undoes a transaction that fails, and of one inside another only its own part', () => {
    const store = openStore(undefined)
    store.execute('CREATE TABLE "t" ("v" TEXT)')
    const write = (value: string | null) => store.run('INSERT INTO "t" VALUES (?)', [value])
    const fail = (value: string) => () => {
      write(value)
      throw new Error(value)
    }
    store.transaction(() => {
      write('kept')
      expect(() => store.transaction(fail('part'))).toThrow('part')
      write(null)
    })
    expect(() => store.transaction(fail('whole'))).toThrow('whole')
    expect(store.all('SELECT "v" FROM "t"').map(({ v }) => v)).toEqual(['kept', null])
    store.close()
  })

  it('that is closed refuses to be used, whatever is asked of it', () => {
    const store = openStore(undefined)
    store.close()
    for (const use of [
      () => store.execute('SELECT 1'),
      () => store.run('SELECT 1'),
      () => store.all('SELECT 1'),
      () => store.transaction(() => 1),
    ])
      expect(use).toThrow('The portal is closed.')
  })
})

describe('a portal with a database file', () => {
  it('goes on with the rows and custom fields of the portal before it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-'))
    const db = join(folder, 'portal.db')
    {
      await using portal = await createPortal({ db, seed: { deal: [1] } })
      portal.addField('deal', { name: 'UF_CRM_COLOR', type: 'string' })
      await resultOf(portal, 'crm.deal.add', { fields: { TITLE: 'Second', UF_CRM_COLOR: 'red' } })
    }
    {
      await using portal = await createPortal({ db, seed: { deal: [1] } })
      expect(portal.rows('deal')).toMatchObject([{ id: 1 }, { id: 2, title: 'Second', ufCrmColor: 'red' }])
      await resultOf(portal, 'crm.deal.delete', { id: 2 })
      expect(await resultOf(portal, 'crm.deal.add', { fields: { TITLE: 'Third' } })).toBe(3)
    }
    rmSync(folder, { recursive: true })
  })
})
