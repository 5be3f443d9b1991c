import { createPortal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf, send } from './client.ts'

const isMap = (value: WireValue | undefined): value is WireMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const batch = async (portal: Parameters<typeof resultOf>[0], cmd: WireValue, halt: WireValue = 0): Promise<WireMap> => {
  const result = await resultOf(portal, 'batch', { cmd, halt })
  if (!isMap(result)) throw new Error('A batch without blocks.')
  return result
}

const deals = (count: number) => ({ deal: Array.from({ length: count }, (_, index) => index + 1) })

describe('the blocks of a batch', () => {
  it.each<{ what: string; cmd: WireValue; blocks: WireMap }>([
    { what: 'no commands', cmd: [], blocks: { result: [], result_error: [], result_total: [], result_next: [] } },
    {
      what: 'a list that succeeds',
      cmd: ['user.admin', 'im.chat.get'],
      blocks: { result: [true, null], result_error: [] },
    },
    {
      what: 'a list whose second fails',
      cmd: ['user.admin', 'no.such', 'user.admin?'],
      blocks: { result: { 0: true, 2: true }, result_error: { 1: { error: 'ERROR_METHOD_NOT_FOUND' } } },
    },
    {
      what: 'a list whose first fails',
      cmd: ['no.such', 'user.admin'],
      blocks: {
        result: { 1: true },
        result_error: [{ error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' }],
      },
    },
    { what: 'names', cmd: { a: 'user.admin' }, blocks: { result: { a: true }, result_error: [], result_total: [] } },
    {
      what: 'something that is no text',
      cmd: { a: { x: 1 }, b: 'user.admin' },
      blocks: { result: { b: true }, result_error: [] },
    },
    {
      what: 'a batch inside',
      cmd: { a: 'batch?cmd[0]=user.admin' },
      blocks: { result: [], result_error: { a: { error: 'ERROR_BATCH_METHOD_NOT_ALLOWED' } } },
    },
  ])('hold $what as PHP would write it', async ({ cmd, blocks }) => {
    await using portal = await createPortal()
    expect(await batch(portal, cmd)).toMatchObject(blocks)
  })

  it('tell totals, next pages and times apart by command', async () => {
    await using portal = await createPortal({ seed: deals(60) })
    const result = await batch(portal, { a: 'crm.deal.list?select[]=ID', b: 'crm.deal.list?start=-1', c: 'no.such' })
    expect(result).toMatchObject({ result_total: { a: 60 }, result_next: { a: 50 } })
    expect(Object.keys(isMap(result['result_time']) ? result['result_time'] : {})).toEqual(['a', 'b'])
  })

  it('give commands beyond the fiftieth an error of their own and run the others', async () => {
    await using portal = await createPortal()
    const { result, result_error: errors } = await batch(
      portal,
      Array.from({ length: 52 }, () => 'user.admin'),
    )
    expect(result).toHaveLength(50)
    expect(errors).toMatchObject({
      50: { error: 'ERROR_BATCH_LENGTH_EXCEEDED' },
      51: { error: 'ERROR_BATCH_LENGTH_EXCEEDED' },
    })
  })

  it('leave no trace of commands after a halt, and keep what was written', async () => {
    await using portal = await createPortal()
    const cmd = { a: 'crm.deal.add?fields[TITLE]=A', b: 'crm.deal.get?id=77', c: 'crm.deal.add?fields[TITLE]=C' }
    expect(await batch(portal, cmd, 1)).toMatchObject({ result: { a: 1 }, result_error: { b: { error: '' } } })
    expect(portal.count('deal')).toBe(1)
    expect(await batch(portal, cmd, 'false')).toMatchObject({ result: { a: 2 } })
    expect(portal.count('deal')).toBe(2)
    await batch(portal, cmd, '0')
    expect(portal.count('deal')).toBe(4)
  })

  it('report a missing scope without a description', async () => {
    await using portal = await createPortal({ scopes: ['user'] })
    expect(await batch(portal, { a: 'crm.deal.list' })).toMatchObject({
      result_error: { a: { error: 'insufficient_scope', error_description: '' } },
    })
  })

  it('come from a form as well, where values are escaped twice', async () => {
    await using portal = await createPortal()
    const body = 'cmd[a]=crm.deal.add%3Ffields%255BTITLE%255D%3DJohn%2526Martin&HALT=0'
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    await send(`${portal.webhookUrl}batch`, { method: 'POST', headers, body })
    expect(portal.rows('deal')[0]).toMatchObject({ title: 'John&Martin' })
  })
})

describe('a $result reference', () => {
  const cmd = 'crm.deal.add?fields[TITLE]='
  it.each<[reference: string, title: string]>([
    ['$result[me][NAME]', 'Ann'],
    ['$result[me][UF_DEPARTMENT][0]', '1'],
    ['$result[me][NAME]_x', 'Ann'],
    ['Hi $result[me][NAME] $result[me][LAST_NAME]', 'Hi Ann Lee'],
    ['Hi $result[me][NAME],$result[me][LAST_NAME]', 'Hi Ann'],
    ['Hi $result[me]', 'Hi $result[me]'],
    ['$result', '$result'],
    ['$total[deals]', '2'],
    ['$error[bad][error]', 'ERROR_METHOD_NOT_FOUND'],
  ])('%s becomes %s', async (reference, title) => {
    await using portal = await createPortal({ seed: deals(2) })
    await batch(portal, {
      me: 'user.current',
      deals: 'crm.deal.list',
      bad: 'no.such',
      add: cmd + encodeURIComponent(reference),
    })
    expect(portal.rows('deal')[2]).toMatchObject({ title })
  })

  it('brings numbers, lists and maps with their types, at any depth', async () => {
    await using portal = await createPortal()
    const result = await batch(portal, {
      c: 'crm.item.add?entityTypeId=3&fields[name]=Ann',
      d: 'crm.item.add?entityTypeId=2&fields[title]=X&fields[contactIds][0]=$result[c][item][id]',
      e: 'crm.item.list?entityTypeId=2&filter[@contactIds]=$result[d][item][contactIds]&select[]=id',
    })
    expect(result).toMatchObject({ result: { e: { items: [{ id: 1 }] } } })
    expect(portal.rows('deal')[0]).toMatchObject({ contactIds: [1], contactId: 1 })
  })
})

const link = (from: string) => `crm.deal.list?order[ID]=ASC&filter[>ID]=$result[${from}][49][ID]&select[]=ID&start=-1`
const chain = {
  c0: 'crm.deal.list?order[ID]=ASC&filter[>ID]=0&select[]=ID&start=-1',
  c1: link('c0'),
  c2: link('c1'),
  c3: link('c2'),
}

describe('a chain of 130 rows by $result', () => {
  it.each([
    { mode: 'duplicate', sizes: { c0: 50, c1: 50, c2: 30, c3: 50 }, firstOfC3: { ID: '2' } },
    { mode: 'empty', sizes: { c0: 50, c1: 50, c2: 30, c3: 0 }, firstOfC3: undefined },
  ] as const)(
    'reads its pages; after the short one the portal answers with $mode',
    async ({ mode, sizes, firstOfC3 }) => {
      await using portal = await createPortal({ seed: deals(130), switches: { batchGarbage: mode } })
      const { result } = await batch(portal, chain, 1)
      const pages = isMap(result) ? result : {}
      expect(
        Object.fromEntries(Object.entries(pages).map(([name, page]) => [name, Array.isArray(page) ? page.length : -1])),
      ).toEqual(sizes)
      expect(pages['c1']).toMatchObject({ 0: { ID: '51' } })
      expect(Array.isArray(pages['c3']) ? pages['c3'][0] : undefined).toEqual(firstOfC3)
    },
  )

  it('ends in INVALID_ARG_VALUE after the short page when the portal answers with error', async () => {
    await using portal = await createPortal({ seed: deals(130), switches: { batchGarbage: 'error' } })
    const { result, result_error: errors } = await batch(portal, chain, 0)
    expect(Object.keys(isMap(result) ? result : {})).toEqual(['c0', 'c1', 'c2'])
    expect(errors).toMatchObject({ c3: { error: 'INVALID_ARG_VALUE' } })
  })

  it('starts over after an empty page, as the condition is dropped', async () => {
    await using portal = await createPortal({ seed: deals(2) })
    const { result } = await batch(portal, { c0: 'crm.deal.list?filter[>ID]=9&select[]=ID&start=-1', c1: link('c0') })
    expect(result).toEqual({ c0: [], c1: [{ ID: '1' }, { ID: '2' }] })
  })
})

describe('a batch with its credential', () => {
  it('fails as a whole when the credential is wrong', async () => {
    await using portal = await createPortal()
    const { status } = await send(`${portal.url}/rest/1/wrong/batch?cmd[0]=user.admin`)
    expect(status).toBe(401)
    expect((await callV2(portal, 'batch', { CMD: ['user.admin'] })).body).toMatchObject({ result: { result: [true] } })
  })
})
