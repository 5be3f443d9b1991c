import { describe, expect, it } from 'vitest'
import { AjaxError } from '../../src/errors/ajax-error.ts'
import { AjaxResult } from '../../src/results/ajax-result.ts'

const time = {
  start: 1,
  finish: 2,
  duration: 1,
  processing: 1,
  date_start: '2026-01-01T00:00:00+00:00',
  date_finish: '2026-01-01T00:00:01+00:00',
  operating: 0,
  operating_reset_at: 600,
}
const query = { method: 'crm.deal.list', params: { filter: { ID: 1 } }, requestId: 'r-1' }

describe('AjaxResult', () => {
  it('S93 S94: a success gives result and time, frozen, and nothing else', () => {
    const result = new AjaxResult({ answer: { result: [1], time, total: 1 }, query, status: 200 })
    expect(result.isSuccess).toBe(true)
    expect(result.getData()).toEqual({ result: [1], time })
    expect(Object.isFrozen(result.getData())).toBe(true)
  })

  it('S107 S108: a null result stays null', () => {
    expect(new AjaxResult({ answer: { result: null, time }, query, status: 200 }).getData()?.result).toBeNull()
  })

  it.each([
    { answer: { error: 'NOT_FOUND', error_description: 'No deal' }, code: 'NOT_FOUND', message: 'No deal' },
    { answer: { error: '0' }, code: 'JSSDK_RESPONSE_ERROR', message: 'Some error in response' },
    {
      answer: { error: { code: 'V3', message: 'Invalid', validation: [{ message: 'A' }, { message: 'B' }] } },
      code: 'V3',
      message: 'Invalid. A B',
    },
  ])('S95 S98-S100: the error body of $code is kept under base-error', ({ answer, code, message }) => {
    const result = new AjaxResult({ answer, query, status: 400 })
    expect(result.isSuccess).toBe(false)
    expect(result.getData()).toBeUndefined()
    expect(result.getErrorMessages()).toEqual([message])
    expect(result.getErrorsByKey()['base-error']).toMatchObject({ code, message, status: 400 })
  })

  it('an error that is known already is kept as the same instance', () => {
    const error = new AjaxError({ code: 'X', status: 400 })
    const result = new AjaxResult({ answer: { error: 'X' }, query, status: 400, error })
    expect([...result.getErrors()]).toEqual([error])
    expect(result.errors.get('base-error')).toBe(error)
  })

  it('S101 S102: status and a copy of the query are kept, whatever the caller does to its own', () => {
    const params = { filter: { ID: 1 } }
    const result = new AjaxResult({ answer: { result: [], time }, query: { ...query, params }, status: 200 })
    params.filter.ID = 2
    expect(result.getStatus()).toBe(200)
    expect(result.getQuery()).toEqual(query)
    expect(Object.isFrozen(result.getQuery())).toBe(true)
  })

  it.each([
    { answer: { result: [], time, next: 50, total: 120 }, isMore: true, total: 120 },
    { answer: { result: [], time, total: 7 }, isMore: false, total: 7 },
    { answer: { result: [], time }, isMore: false, total: 0 },
    { answer: { error: 'X', next: 50, total: 120 }, isMore: false, total: 0 },
  ])('S103 S104 E96: paging follows next and total of the envelope: $isMore, $total', ({ answer, isMore, total }) => {
    const result = new AjaxResult<unknown>({ answer, query, status: 200 })
    expect([result.isMore(), result.hasMore(), result.getTotal()]).toEqual([isMore, isMore, total])
  })

  it('setData throws a ReferenceError', () => {
    expect(() => new AjaxResult({ answer: { result: 1, time }, query, status: 200 }).setData()).toThrow(ReferenceError)
  })
})
