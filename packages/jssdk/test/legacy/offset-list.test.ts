import { describe, expect, it } from 'vitest'
import { instantClient } from '../support/instant-client.ts'
import { listServer } from '../support/list-server.ts'

describe('the list of the seed version', () => {
  it('counts its rows and tells the share that was read, in percent', async () => {
    const { transport, rows } = listServer({ rowCount: 160, idKind: 'none', paging: 'start', pageSize: 50 })
    const shares: number[] = []
    const $b24 = instantClient({ transport })
    const result = await $b24.callListMethod('crm.address.list', {}, (percent) => shares.push(percent))
    expect(result.getData()).toEqual(rows)
    expect(shares).toEqual([0, 31, 63, 94, 100, 100])
  })

  it.each([{ result: null }, { result: { items: null } }, { result: true }])(
    'ends in an error where a page is %j, with the rows before',
    async (reply) => {
      const broken = new Map([3, 4, 5, 6].map((request) => [request, reply]))
      const { transport } = listServer({ rowCount: 160, idKind: 'numbers', paging: 'start', pageSize: 50, broken })
      const list = instantClient({ transport }).callListMethod('crm.address.list')
      await expect(list).rejects.toMatchObject({ code: 'JSSDK_LIST_NO_LIST' })
    },
  )

  it('ends in an error where the method ignores the offset', async () => {
    const { transport } = listServer({
      rowCount: 160,
      idKind: 'numbers',
      paging: 'start',
      pageSize: 50,
      beforePage: (rows) => rows.splice(0, rows.length, ...rows.map((_, index) => ({ ID: index % 50 }))),
    })
    const list = instantClient({ transport }).callListMethod('crm.address.list')
    await expect(list).rejects.toMatchObject({ code: 'JSSDK_LIST_STALLED' })
  })
})
