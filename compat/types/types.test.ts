import { expect, it } from 'vitest'
import { compileBoth, typesReport } from './compile-both.ts'

it('what compiles with the reference SDK compiles with this one', () => {
  const programs = compileBoth()
  expect(programs.length).toBeGreaterThan(40)
  const open = programs.filter(({ reference, ours }) => reference.length > 0 || ours.length > 0)
  if (open.length > 0) console.error(typesReport(open))
  expect(open).toEqual([])
})
