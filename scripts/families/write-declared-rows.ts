// Writes packages/portal/src/generated/declared-rows.ts: npm run declared-rows
import { writeFileSync } from 'node:fs'
import { declaredRowsSource } from './declared-rows.ts'

writeFileSync(new URL('../../packages/portal/src/generated/declared-rows.ts', import.meta.url), declaredRowsSource())
