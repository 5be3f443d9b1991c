import { join } from 'node:path'
import * as sdk from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { contractNames } from '../contract-names.ts'
import { declaredKinds, report, standingOf } from '../contract-report.ts'

const entry = join(import.meta.dirname, '..', '..', 'packages', 'jssdk', 'src', 'index.ts')

describe('the names of the interface contract', () => {
  it('every name is exported with its kind, for the compiler and at run time', () => {
    const rows = standingOf(contractNames(), declaredKinds(entry), sdk)
    expect(rows).toHaveLength(259)
    expect(report(rows)).toMatch(/names: \d+ present, 0 absent, 0 different$/)
  })

  it.each([
    { name: 'Gone', kind: 'type', declared: undefined, value: undefined, standing: 'absent' },
    { name: 'Thing', kind: 'class', declared: 'class', value: class Thing extends Error {}, standing: 'present' },
    { name: 'Thing', kind: 'class', declared: 'class', value: undefined, standing: 'different' },
    { name: 'Thing', kind: 'class', declared: 'function', value: () => 1, standing: 'different' },
    { name: 'run', kind: 'function', declared: 'const', value: () => 1, standing: 'present' },
    { name: 'run', kind: 'function', declared: 'const', value: {}, standing: 'different' },
    { name: 'Shape', kind: 'type', declared: 'interface', value: undefined, standing: 'different' },
    { name: 'Level', kind: 'enum', declared: 'enum', value: { A: 0 }, standing: 'present' },
  ] as const)('$kind $name, declared as $declared: $standing', ({ name, kind, declared, value, standing }) => {
    const found = new Map(declared === undefined ? [] : [[name, declared]])
    expect(standingOf([{ name, kind }], found, { [name]: value })).toMatchObject([{ name, kind, standing }])
  })
})
