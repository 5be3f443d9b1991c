import { describe, expect, it } from 'vitest'
import { acceptance, claims, table } from '../conformance-report.ts'

const ran = (title: string, status = 'passed', ...groups: string[]) => ({ titles: [...groups, title], status })

describe('the table of claims', () => {
  it.each([
    { tests: [ran('S1: a')], state: 'pass' },
    { tests: [ran('S1: a'), ran('S1: b', 'failed')], state: 'fail' },
    { tests: [ran('S1: a'), ran('S1: b', 'skipped')], state: 'skipped' },
    { tests: [ran('S1: a', 'todo')], state: 'skipped' },
    { tests: [ran('S12: a'), ran('what S1: says'), ran('S1 without a colon')], state: 'missing' },
    { tests: [ran('a case', 'passed', 'S1: a group')], state: 'pass' },
    { tests: [ran('E3, S1: a')], state: 'pass' },
    { tests: [], state: 'missing' },
  ])('$tests: $state', ({ tests, state }) => {
    expect(claims(['S1'], tests)).toMatchObject([{ number: 'S1', state }])
  })

  it('has every claim of the acceptance list and counts them', () => {
    expect(acceptance).toHaveLength(129)
    const text = table('Title', claims(acceptance, [ran('S129: last'), ran('S129: again')]))
    expect(text).toContain('S129 pass (2)')
    expect(text).toContain('1 pass, 0 fail, 0 skipped, 128 missing')
  })
})
