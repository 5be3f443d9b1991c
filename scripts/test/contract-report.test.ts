import { join } from 'node:path'
import * as sdk from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { contractNames } from '../contract-names.ts'
import { declaredKinds, report, stateOf } from '../contract-report.ts'

const entry = join(import.meta.dirname, '..', '..', 'packages', 'jssdk', 'src', 'index.ts')

describe('the names of the interface contract', () => {
  it('every name is exported with its kind, for the compiler and at run time', () => {
    const rows = stateOf(contractNames(), declaredKinds(entry), sdk)
    expect(rows).toHaveLength(259)
    expect(report(rows)).toMatch(/names: \d+ present, 0 absent, 0 different$/)
  })

  it.each([
    { name: 'Gone', kind: 'type', declared: undefined, value: undefined, state: 'absent' },
    { name: 'Thing', kind: 'class', declared: 'class', value: class Thing extends Error {}, state: 'present' },
    { name: 'Thing', kind: 'class', declared: 'class', value: undefined, state: 'different' },
    { name: 'Thing', kind: 'class', declared: 'function', value: () => 1, state: 'different' },
    { name: 'run', kind: 'function', declared: 'const', value: () => 1, state: 'present' },
    { name: 'run', kind: 'function', declared: 'const', value: {}, state: 'different' },
    { name: 'Shape', kind: 'type', declared: 'interface', value: undefined, state: 'different' },
    { name: 'Level', kind: 'enum', declared: 'enum', value: { A: 0 }, state: 'present' },
  ] as const)('$kind $name, declared as $declared: $state', ({ name, kind, declared, value, state }) => {
    const found = new Map(declared === undefined ? [] : [[name, declared]])
    expect(stateOf([{ name, kind }], found, { [name]: value })).toMatchObject([{ name, kind, state }])
  })
})
