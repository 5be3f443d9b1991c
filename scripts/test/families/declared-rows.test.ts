import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { declaredRowsSource } from '../../families/declared-rows.ts'

it('the rows of declared tables are those that npm run generate writes now', () => {
  const file = new URL('../../../packages/portal/src/generated/declared-rows.ts', import.meta.url)
  expect(readFileSync(file, 'utf8')).toBe(declaredRowsSource())
})
