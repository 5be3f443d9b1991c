import { BatchRefV3, FilterV3, SdkError } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'

const codeOf = (action: () => unknown): string => {
  try {
    action()
  } catch (error) {
    if (error instanceof SdkError) return `${error.code} ${error.status}`
  }
  return 'nothing was thrown'
}

/** As a program without types may call it. */
const buildUnchecked = (json: string): unknown => Reflect.apply(FilterV3.build, undefined, [JSON.parse(json)])

describe('FilterV3', () => {
  it('builds conditions and groups as a strict portal takes them', () => {
    const filter = FilterV3.build(
      FilterV3.ge('id', 10),
      null,
      FilterV3.or(FilterV3.in('status', [1, 2]), FilterV3.and(FilterV3.ne('title', ''), FilterV3.between('sum', 1, 9))),
      FilterV3.not(FilterV3.lt('id', 99)),
    )
    expect(filter).toEqual([
      ['id', '>=', 10],
      {
        type: 'filter',
        logic: 'or',
        conditions: [
          ['status', 'in', [1, 2]],
          {
            type: 'filter',
            logic: 'and',
            conditions: [
              ['title', '!=', ''],
              ['sum', 'between', [1, 9]],
            ],
          },
        ],
      },
      { type: 'filter', logic: 'and', negative: true, conditions: [['id', '<', 99]] },
    ])
  })

  it('not leaves the group it negates as it is, and two negations cancel out', () => {
    const group = FilterV3.or(FilterV3.eq('a', 1))
    const negated = FilterV3.not(group)
    expect(group).not.toHaveProperty('negative')
    expect(negated).toMatchObject({ logic: 'or', negative: true })
    expect(FilterV3.not(negated)).toMatchObject({ logic: 'and', negative: true, conditions: [negated] })
  })

  it('a hand-written group gets its type', () => {
    expect(FilterV3.build({ conditions: [['a', '=', 1]] })).toEqual([
      { type: 'filter', logic: 'and', conditions: [['a', '=', 1]] },
    ])
  })

  it.each([
    { name: 'an empty field', action: () => FilterV3.eq('', 1), code: 'FIELD' },
    { name: 'an empty list', action: () => FilterV3.in('a', []), code: 'IN' },
    { name: 'an open range', action: () => FilterV3.between('a', 1, null), code: 'BETWEEN' },
    { name: 'a text as a node', action: () => buildUnchecked('"a"'), code: 'NODE' },
    { name: 'a pair as a node', action: () => buildUnchecked('["a", 1]'), code: 'NODE' },
    { name: 'an unknown operator', action: () => buildUnchecked('["a", "~", 1]'), code: 'OPERATOR' },
    { name: 'a group without conditions', action: () => buildUnchecked('{"logic":"or"}'), code: 'NODE' },
  ])('refuses $name', ({ action, code }) => {
    expect(codeOf(action)).toBe(`JSSDK_FILTER_V3_INVALID_${code} 400`)
  })

  it.each([
    { name: 'an unknown operator', json: '["a", "~", 1]', code: 'OPERATOR' },
    { name: 'an empty list', json: '["a", "in", []]', code: 'IN' },
    { name: 'a broken group', json: '{"logic":"xor","conditions":[]}', code: 'NODE' },
  ])('E119: build finds $name inside groups within groups', ({ json, code }) => {
    const nested = `{"logic":"or","conditions":[{"conditions":[${json}]}]}`
    expect(codeOf(() => buildUnchecked(nested))).toBe(`JSSDK_FILTER_V3_INVALID_${code} 400`)
  })

  it('both builders are frozen', () => {
    expect([Object.isFrozen(FilterV3), Object.isFrozen(BatchRefV3)]).toEqual([true, true])
  })
})

describe('BatchRefV3', () => {
  it('refers to a value and to a field of every row', () => {
    expect(BatchRefV3.ref('task.item.id')).toEqual({ $ref: 'task.item.id' })
    expect(BatchRefV3.refArray('tasks.items.id')).toEqual({ $refArray: 'tasks.items.id' })
  })

  it.each([
    { action: () => BatchRefV3.ref(''), code: 'JSSDK_BATCH_REF_V3_INVALID_PATH 400' },
    { action: () => BatchRefV3.refArray('tasks'), code: 'JSSDK_BATCH_REF_V3_INVALID_REF_ARRAY 400' },
  ])('refuses a path that names nothing: $code', ({ action, code }) => {
    expect(codeOf(action)).toBe(code)
  })
})
