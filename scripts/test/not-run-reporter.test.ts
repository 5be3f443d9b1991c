import { afterEach, describe, expect, it } from 'vitest'
import { NotRunReporter } from '../not-run-reporter.ts'

const { exitCode } = process
afterEach(() => {
  process.exitCode = exitCode
})

/** A file with tests that ended so. */
const fileOf = (name: string, ...states: readonly string[]) => ({
  moduleId: `${process.cwd()}/${name}`,
  children: { allTests: () => states.map((state) => ({ fullName: 'a test', result: () => ({ state }) })) },
})

const reported = (isBuildServer: boolean, ...files: readonly ReturnType<typeof fileOf>[]) => {
  const said: string[] = []
  process.exitCode = undefined
  new NotRunReporter((line) => said.push(line), isBuildServer).onTestRunEnd(files)
  return { said, exitCode: process.exitCode }
}

describe('tests that did not run', () => {
  const all = fileOf('a.test.ts', 'passed', 'failed')
  const some = fileOf('b.test.ts', 'passed', 'skipped', 'skipped')

  it('are named with their files', () => {
    expect(reported(false, all, some)).toEqual({
      said: ['Tests that did not run: b.test.ts (2)'],
      exitCode: undefined,
    })
  })

  it('are a failure on a build server', () => {
    const { said, exitCode: code } = reported(true, all, some)
    expect(said).toContain('Tests that did not run: b.test.ts (2)')
    expect(code).toBe(1)
  })

  it('are not spoken of where all have run', () => {
    expect(reported(true, all)).toEqual({ said: [], exitCode: undefined })
  })
})
