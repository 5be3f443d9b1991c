import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SlowFileReporter } from '../slow-file-reporter.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const fileOf = (name: string) => ({ moduleId: join(process.cwd(), name) })

it('a file that does not end is named, with the last test that ended; one that ends is not', () => {
  const said: string[] = []
  const reporter = new SlowFileReporter((line) => said.push(line))
  reporter.onInit()
  reporter.onTestModuleQueued(fileOf('quick.test.ts'))
  reporter.onTestModuleQueued(fileOf('first.test.ts'))
  vi.advanceTimersByTime(4 * 60_000)
  reporter.onTestModuleEnd(fileOf('quick.test.ts'))
  reporter.onTestModuleQueued(fileOf('second.test.ts'))
  reporter.onTestCaseResult({ fullName: 'a list > is whole', module: fileOf('second.test.ts') })
  expect(said).toEqual([])
  vi.advanceTimersByTime(5 * 60_000)
  expect([...new Set(said)].toSorted()).toEqual(
    [
      "Still running after 5 minutes: second.test.ts; the last test that ended was 'a list > is whole'",
      ...[5, 6, 7, 8, 9].map(
        (minutes) => `Still running after ${minutes} minutes: first.test.ts; no test of it has ended`,
      ),
    ].toSorted(),
  )
})
