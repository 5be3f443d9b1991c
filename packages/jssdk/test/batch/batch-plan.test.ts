import { describe, expect, it } from 'vitest'
import { planBatch } from '../../src/batch/batch-plan.ts'
import { BatchRefV2 } from '../../src/batch/batch-ref-v2.ts'

describe('the commands of a batch', () => {
  it('are taken as tuples, objects and named records of either', () => {
    expect(planBatch([['user.current'], ['crm.deal.get', { id: 1 }]]).commands).toEqual([
      { key: 0, method: 'user.current', params: {} },
      { key: 1, method: 'crm.deal.get', params: { id: 1 } },
    ])
    expect(
      planBatch({ me: ['user.current'], deal: { method: 'crm.deal.get', params: { id: 1 }, parallel: true } }),
    ).toEqual({
      isNamed: true,
      commands: [
        { key: 'me', method: 'user.current', params: {} },
        { key: 'deal', method: 'crm.deal.get', params: { id: 1 }, parallel: true },
      ],
    })
  })

  it.each([
    { title: 'none', calls: [], code: 'JSSDK_BATCH_EMPTY', status: 400 },
    { title: 'an empty record', calls: {}, code: 'JSSDK_BATCH_EMPTY', status: 400 },
    {
      title: '51',
      calls: Array.from({ length: 51 }, () => ['user.current']),
      code: 'JSSDK_BATCH_TOO_LARGE',
      status: 400,
    },
    { title: 'no list', calls: 'user.current', code: 'JSSDK_INTERACTION_BATCH_ROW_FAIL', status: 500 },
    { title: 'a text as a command', calls: ['user.current'], code: 'JSSDK_INTERACTION_BATCH_ROW_FAIL', status: 500 },
    {
      title: 'a command without a method',
      calls: [{ params: {} }],
      code: 'JSSDK_INTERACTION_BATCH_ROW_FAIL',
      status: 500,
    },
    { title: 'null as a command', calls: { a: null }, code: 'JSSDK_INTERACTION_BATCH_ROW_FAIL', status: 500 },
    {
      title: 'text as parameters',
      calls: [['user.get', 'ID=1']],
      code: 'JSSDK_INTERACTION_BATCH_ROW_FAIL',
      status: 500,
    },
    { title: 'a batch in the batch', calls: [['Batch', { cmd: [] }]], code: 'JSSDK_BATCH_NESTED', status: 400 },
  ])('$title: refused with $code', ({ calls, code, status }) => {
    expect(() => planBatch(calls)).toThrow(expect.objectContaining({ code, status }))
  })
})

describe('a reference to the result of an earlier command', () => {
  it('spells out the path', () => {
    expect(BatchRefV2.ref('deals', 'items', 0, 'id')).toBe('$result[deals][items][0][id]')
    expect(BatchRefV2.ref(0)).toBe('$result[0]')
  })

  it('refuses a name that would end the path early', () => {
    expect(() => BatchRefV2.ref('my deals', 'ID')).toThrow(expect.objectContaining({ code: 'JSSDK_BATCH_REF_INVALID' }))
  })
})
