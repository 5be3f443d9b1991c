import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FilterV3 } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'

const guide = join(import.meta.dirname, '..', 'skills', 'b24jssdk-filtering', 'SKILL.md')

describe('the guide to filtering', () => {
  it('S129: names the eight operators of v3, the ordering and how NULL is handled', () => {
    const text = readFileSync(guide, 'utf8')
    const operators = [
      FilterV3.eq('a', 1),
      FilterV3.ne('a', 1),
      FilterV3.gt('a', 1),
      FilterV3.ge('a', 1),
      FilterV3.lt('a', 1),
      FilterV3.le('a', 1),
      FilterV3.in('a', [1]),
      FilterV3.between('a', 1, 2),
    ].map(([, operator]) => operator)
    expect(new Set(operators).size).toBe(8)
    for (const operator of operators) expect(text).toMatch(new RegExp(`[\`'"]${operator}[\`'"]`))
    expect(text).toMatch(/order/i)
    expect(text).toMatch(/\bnull\b/i)
  })
})
