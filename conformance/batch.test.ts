import { AjaxResult, type BatchNamedCommandsUniversal } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { containing } from './matchers.ts'
import { readDealAndContacts, readTwoDeals } from './examples/batch.ts'
import { idsUpTo, openStage, type Stage } from './stage.ts'

const deal = (id: number): ['crm.item.get', { entityTypeId: number; id: number }] => [
  'crm.item.get',
  { entityTypeId: 2, id },
]
type ItemResult = AjaxResult<{ item: { id: number } }>
const isItemResult = (value: unknown): value is ItemResult => value instanceof AjaxResult
const ajaxResultsOf = (data: unknown): ItemResult[] => {
  const list: unknown[] = Array.isArray(data) ? data : []
  if (list.length === 0 || !list.every(isItemResult)) throw new Error('No list of AjaxResult.')
  return list
}
const namedResultsOf = (data: unknown): Record<string, AjaxResult> => {
  if (typeof data !== 'object' || data === null) throw new Error('No record of AjaxResult.')
  return Object.fromEntries(
    Object.entries(data).map(([name, item]) => {
      if (!(item instanceof AjaxResult)) throw new Error(`${name} is no AjaxResult.`)
      return [name, item]
    }),
  )
}
const idOf = (result: ItemResult): number => result.getData()!.result.item.id

describe('batch.make on v2', () => {
  it.each([2, 50])('S32: sends %i commands in exactly one HTTP request', async (count) => {
    await using stage = await openStage({ seed: { deal: idsUpTo(50) } })
    const response = await stage.$b24.actions.v2.batch.make({ calls: idsUpTo(count).map((id) => deal(id)) })
    expect(response.getData()).toHaveLength(count)
    expect(stage.portal.requests.list()).toMatchObject([{ method: 'batch', status: 200 }])
    expect(stage.portal.requests.list()[0]?.commands).toHaveLength(count)
  })

  it('S44: the example with an array of tuples', async () => {
    await using stage = await openStage({
      seed: {
        deal: [
          { id: 1, title: 'One' },
          { id: 2, title: 'Two' },
        ],
      },
    })
    await expect(readTwoDeals(stage.$b24, 1, 2)).resolves.toEqual(['One', 'Two'])
    expect(stage.portal.requests.list()).toMatchObject([{ method: 'batch' }])
  })

  it.each([
    { isHaltOnError: true, halt: 1, ran: ['1'] },
    { isHaltOnError: false, halt: 0, ran: ['1', '3'] },
  ])('S45: options take isHaltOnError ($isHaltOnError), returnAjaxResult and requestId', async (row) => {
    await using stage = await openStage({ seed: { deal: [1, 3] } })
    const response = await stage.$b24.actions.v2.batch.make({
      calls: [1, 2, 3].map((id) => deal(id)),
      options: { isHaltOnError: row.isHaltOnError, returnAjaxResult: true, requestId: 'batch-7' },
    })
    const done = ajaxResultsOf(response.getData()).filter(({ isSuccess }) => isSuccess)
    expect(done.map((result) => String(idOf(result)))).toEqual(row.ran)
    expect(stage.portal.requests.list()).toMatchObject([
      { params: { halt: row.halt }, query: { bx24_request_id: 'batch-7' } },
    ])
  })

  it('S45: without returnAjaxResult the bare results come back', async () => {
    await using stage = await openStage({ seed: { deal: [1] } })
    const response = await stage.$b24.actions.v2.batch.make({ calls: { One: deal(1) } })
    expect(response.getData()).toMatchObject({ One: { item: { id: 1 } } })
  })

  it('S46: with returnAjaxResult an array of AjaxResult comes back in the order of the commands', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(5) } })
    const order = [4, 1, 5, 2]
    const response = await stage.$b24.actions.v2.batch.make<{ item: { id: number } }>({
      calls: order.map((id) => deal(id)),
      options: { returnAjaxResult: true },
    })
    expect(ajaxResultsOf(response.getData()).map(idOf)).toEqual(order)
  })

  it('S47: each element has its own isSuccess and its own data', async () => {
    await using stage = await openStage({ seed: { deal: [1, 3] } })
    const response = await stage.$b24.actions.v2.batch.make({
      calls: [1, 2, 3].map((id) => deal(id)),
      options: { returnAjaxResult: true, isHaltOnError: false },
    })
    const results = ajaxResultsOf(response.getData())
    expect(results.map(({ isSuccess }) => isSuccess)).toEqual([true, false, true])
    expect(results.map((result) => result.getData()?.result.item.id)).toEqual([1, undefined, 3])
  })

  it('S48: the example with named commands in both forms', async () => {
    await using stage = await openStage({ seed: { deal: [{ id: 1, title: 'One' }], contact: [1, 2, 3] } })
    await expect(readDealAndContacts(stage.$b24, 1)).resolves.toEqual({ title: 'One', contacts: 3 })
    expect(Object.keys(stage.portal.requests.list()[0]?.params['cmd'] ?? {})).toEqual(['Deal', 'Contacts'])
  })

  it('S49: with returnAjaxResult a record of AjaxResult comes back under the same names', async () => {
    await using stage = await openStage({ seed: { deal: [1], contact: [1] } })
    const response = await stage.$b24.actions.v2.batch.make({
      calls: { 'my-deal': { method: 'crm.deal.get', params: { id: 1 } }, Contact: ['crm.contact.get', { id: 1 }] },
      options: { returnAjaxResult: true },
    })
    const results = namedResultsOf(response.getData())
    expect(Object.keys(results)).toEqual(['my-deal', 'Contact'])
    expect(results['my-deal']?.getData()?.result).toMatchObject({ ID: '1' })
  })

  it('S51: isHaltOnError false: failures are collected and the other commands still run', async () => {
    await using stage = await openStage({ seed: { deal: [1, 4] } })
    const response = await stage.$b24.actions.v2.batch.make({
      calls: [1, 2, 3, 4].map((id) => deal(id)),
      options: { isHaltOnError: false },
    })
    expect(response.isSuccess).toBe(false)
    expect(Object.keys(response.getErrorsByKey())).toEqual(['1', '2'])
    expect(response.getData()).toMatchObject([{ item: { id: 1 } }, { item: { id: 4 } }])
  })

  it('S52: successes and failures are told apart by isSuccess of the AjaxResults', async () => {
    await using stage = await openStage({ seed: { deal: [2] } })
    const response = await stage.$b24.actions.v2.batch.make({
      calls: { Missing: deal(1), There: deal(2), Unknown: { method: 'no.such.method' } },
      options: { isHaltOnError: false, returnAjaxResult: true },
    })
    const results = Object.entries(namedResultsOf(response.getData()))
    const namesWhere = (isSuccess: boolean): string[] =>
      results.filter(([, result]) => result.isSuccess === isSuccess).map(([name]) => name)
    expect(namesWhere(true)).toEqual(['There'])
    expect(namesWhere(false)).toEqual(['Missing', 'Unknown'])
  })

  it('S53: a failed entry gives its messages', async () => {
    await using stage = await openStage()
    const response = await stage.$b24.actions.v2.batch.make({
      calls: [['no.such.method']],
      options: { isHaltOnError: false, returnAjaxResult: true },
    })
    expect(ajaxResultsOf(response.getData())[0]?.getErrorMessages()).toEqual([containing('Method not found')])
  })

  it('S56: getErrorsByKey() has the command name as key', async () => {
    await using stage = await openStage({ seed: { deal: [1] } })
    const response = await missingDeal(stage)
    expect(Object.keys(response.getErrorsByKey())).toEqual(['Missing'])
    expect(response.getErrorsByKey()['Missing']).toBeInstanceOf(Error)
    expect(response.hasError('Missing')).toBe(true)
  })

  it('S57: getErrorMessagesByKey() has the command name as key and the message as value', async () => {
    await using stage = await openStage({ seed: { deal: [1] } })
    const response = await missingDeal(stage)
    expect(response.getErrorMessagesByKey()).toEqual({ Missing: response.getErrorMessages()[0] })
    expect(response.getErrorMessages()[0]).toMatch(/\S/)
  })
})

const missingDeal = ({ $b24 }: Stage) => {
  const calls: BatchNamedCommandsUniversal = { There: deal(1), Missing: deal(2) }
  return $b24.actions.v2.batch.make({ calls, options: { isHaltOnError: false } })
}

describe('batch.make on v3', () => {
  const tasks = (...ids: number[]): ['tasks.task.get', { id: number; select: string[] }][] =>
    ids.map((id) => ['tasks.task.get', { id, select: ['id', 'title'] }])

  it('S32: sends its commands in exactly one HTTP request too', async () => {
    await using stage = await openStage({ seed: { task: idsUpTo(50) } })
    const response = await stage.$b24.actions.v3.batch.make({ calls: tasks(...idsUpTo(50)) })
    expect(response.getData()).toHaveLength(50)
    expect(stage.portal.requests.list()).toMatchObject([{ api: 'v3', method: 'batch', status: 200 }])
  })

  it.each([true, false])(
    'S54: all or nothing: one failing command fails the batch (isHaltOnError %s)',
    async (halt) => {
      await using stage = await openStage({ seed: { task: [1, 3] } })
      const good = await stage.$b24.actions.v3.batch.make({ calls: tasks(1, 3), options: { isHaltOnError: halt } })
      expect(good.isSuccess).toBe(true)
      const bad = await stage.$b24.actions.v3.batch.make({ calls: tasks(1, 2, 3), options: { isHaltOnError: halt } })
      expect(bad.isSuccess).toBe(false)
    },
  )

  it('S55: no errors of single commands are reported', async () => {
    await using stage = await openStage({ seed: { task: [1, 3] } })
    const response = await stage.$b24.actions.v3.batch.make({
      calls: { First: { method: 'tasks.task.get', params: { id: 1 } }, Second: ['tasks.task.get', { id: 2 }] },
      options: { isHaltOnError: false, returnAjaxResult: true },
    })
    expect(Object.keys(response.getErrorsByKey())).toEqual(['base-error'])
    expect(response.hasError('Second')).toBe(false)
    expect(Object.keys(response.getData() ?? {})).toEqual([])
  })
})
