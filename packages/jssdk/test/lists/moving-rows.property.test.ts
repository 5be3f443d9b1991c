import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { progressOf } from '../../src/actions/batch/progress-of.ts'
import { instantClient } from '../support/instant-client.ts'
import { listServer } from '../support/list-server.ts'
import type { Row } from '../support/list-server.ts'
import { runs } from '../support/runs.ts'

/** Rows that come or go before a page is read. */
const change = fc.record({
  page: fc.integer({ min: 2, max: 12 }),
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('insert', 'delete'),
})

describe('rows move while they are counted', () => {
  test.prop([fc.nat(400), fc.array(change, { maxLength: 3 }), fc.constantFrom('numbers', 'texts', 'none')], {
    numRuns: runs(200),
  })(
    'every row that was there all the time comes once, or the list says that rows moved',
    async (rowCount, changes, idKind) => {
      let isBalanced = false
      const lasting = new Set<Row>()
      const { transport, rows } = listServer({
        rowCount,
        idKind,
        paging: 'start',
        pageSize: 50,
        beforePage: (table, pageNumber) => {
          const due = changes.filter(({ page }) => page === pageNumber)
          // As many rows added as removed between two pages cannot be seen.
          const added = due.filter(({ kind }) => kind === 'insert').length
          isBalanced ||= due.length > 0 && added * 2 === due.length
          for (const { kind, place } of due) {
            const at = Math.floor(place * table.length)
            if (kind === 'delete') for (const row of table.splice(at, 1)) lasting.delete(row)
            else table.splice(at, 0, { ID: `new-${pageNumber}-${place}`, title: `new ${pageNumber} ${place}` })
          }
        },
      })
      fc.pre(!isBalanced)
      for (const row of rows) lasting.add(row)
      const $b24 = instantClient({ transport })
      try {
        const result = await $b24.actions.v2.callList.make<Row>({ method: 'crm.address.list' })
        if (isBalanced) return
        const titles = (result.getData() ?? []).map(({ title }) => title)
        expect(new Set(titles).size).toBe(titles.length)
        const given = new Set(titles)
        expect([...lasting].filter(({ title }) => !given.has(title))).toEqual([])
      } catch (error) {
        expect(error).toMatchObject({ code: 'JSSDK_LIST_MOVED' })
        expect(changes.length).toBeGreaterThan(0)
      }
    },
  )
})

describe('rows that are alike', () => {
  it.each([
    { title: 'the portal counts them', method: 'crm.address.list', paging: 'start' },
    { title: 'nobody counts them', method: 'humanresources.hcmlink.employee.list', paging: 'offset' },
  ] as const)('all come where $title', async ({ method, paging }) => {
    const { transport, rows } = listServer({
      rowCount: 120,
      idKind: 'none',
      paging,
      pageSize: 50,
      beforePage: (table) =>
        table.splice(0, table.length, ...table.map((_, index) => ({ title: `row ${index % 70}` }))),
    })
    const result = await instantClient({ transport }).actions.v2.callList.make({ method })
    expect(result.getData()).toHaveLength(rows.length)
  })
})

describe('the cursor of a list that is counted', () => {
  const client = (rowCount: number, beforePage?: (rows: Row[], page: number) => void) => {
    const { transport, rows, requests } = listServer({
      rowCount,
      idKind: 'texts',
      paging: 'start',
      pageSize: 50,
      ...(beforePage !== undefined && { beforePage }),
    })
    return { $b24: instantClient({ transport }), rows, requests }
  }
  const method = 'crm.address.list'

  it('goes on after every page, in another run, without a row lost or doubled', async () => {
    const { $b24, rows } = client(170)
    for (let pages = 1; pages <= 4; pages += 1) {
      const stream = $b24.actions.v2.fetchList.make<Row>({ method })
      const first: Row[] = []
      for (let page = 0; page < pages; page += 1) {
        const step = await stream.next()
        if (step.done !== true) first.push(...step.value)
      }
      const rest = await $b24.actions.v2.callList.make<Row>({ method, cursor: stream.cursor })
      expect([...first, ...(rest.getData() ?? [])]).toEqual(rows)
    }
  })

  it('says so when rows have come or gone since it was written', async () => {
    const { $b24 } = client(170, (rows, page) => {
      if (page === 2) rows.splice(10, 1)
    })
    const stream = $b24.actions.v2.fetchList.make<Row>({ method })
    await stream.next()
    const rest = $b24.actions.v2.callList.make<Row>({ method, cursor: stream.cursor })
    await expect(rest).rejects.toMatchObject({ code: 'JSSDK_LIST_MOVED' })
  })

  it('still: of a list without rows gives nothing', async () => {
    const { $b24 } = client(0)
    const { cursor } = await $b24.actions.v2.callList.make<Row>({ method })
    expect((await $b24.actions.v2.callList.make<Row>({ method, cursor })).getData()).toEqual([])
  })

  it.each([30, 50, 170])('of a whole list of %i rows gives nothing, and no row twice', async (rowCount) => {
    const { $b24 } = client(rowCount)
    const { cursor } = await $b24.actions.v2.callList.make<Row>({ method })
    const again = await $b24.actions.v2.callList.make<Row>({ method, cursor })
    expect(again.getData()).toEqual([])
  })

  it('is no way to go on where rows have moved: some of what is behind it was handed over', async () => {
    const { $b24 } = client(170, (rows, page) => {
      rows.splice(0, 0, { ID: `new-${page}`, title: `new ${page}` })
    })
    const error: unknown = await $b24.actions.v2.callList.make<Row>({ method }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'JSSDK_LIST_MOVED' })
    const again = $b24.actions.v2.callList.make<Row>({ method, cursor: progressOf(error)?.cursor })
    await expect(again).rejects.toMatchObject({ code: 'JSSDK_LIST_MOVED' })
  })

  it('still: of version 1 is read', async () => {
    const { transport, rows } = listServer({ rowCount: 120, idKind: 'numbers', paging: 'keyset', pageSize: 50 })
    const cursor = JSON.stringify({ v: 1, method: 'crm.deal.list', ranges: [[148]] })
    const result = await instantClient({ transport }).actions.v2.callList.make<Row>({ method: 'crm.deal.list', cursor })
    expect(result.getData()).toEqual(rows.slice(50))
  })

  it('serves many lists, and progress tells the share that was read', async () => {
    const { $b24, rows } = client(170)
    const lists = [{ key: 'a' }, { key: 'b' }]
    const seen: { key: unknown; rows: number }[] = []
    let cursor = ''
    const first = $b24.actions.v2.fetchLists.make<Row, string>({ method, lists })
    for await (const chunk of first) {
      seen.push({ key: chunk.key, rows: chunk.rows.length })
      cursor = first.cursor
      if (seen.length === 2) break
    }
    for await (const { key, rows: chunk } of $b24.actions.v2.fetchLists.make<Row, string>({ method, lists, cursor }))
      seen.push({ key, rows: chunk.length })
    for (const { key } of lists)
      expect(seen.filter((chunk) => chunk.key === key).reduce((sum, chunk) => sum + chunk.rows, 0)).toBe(rows.length)
    const shares: (number | undefined)[] = []
    await $b24.actions.v2.callList.make({ method, onProgress: ({ estimatedShare }) => shares.push(estimatedShare) })
    expect(shares).toEqual([50 / 170, 100 / 170, 150 / 170, 1])
  })
})
