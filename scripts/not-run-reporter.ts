import { relative } from 'node:path'
import process from 'node:process'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** What the reporter reads of a file and of its tests. */
type TestOf = Pick<TestCase, 'fullName'> & { result(): { readonly state: string } }
type FileOf = Pick<TestModule, 'moduleId'> & { readonly children: { allTests(): Iterable<TestOf> } }

/**
 * Names the tests that did not run, in the last line: for want of a browser, an interpreter or a database, or because somebody has
 * skipped them. On a build server each of them is a failure.
 */
export class NotRunReporter implements Reporter {
  readonly #say: (line: string) => void
  readonly #isBuildServer: boolean

  constructor(
    say: (line: string) => void = (line) => console.error(line),
    isBuildServer = process.env['CI'] !== undefined,
  ) {
    this.#say = say
    this.#isBuildServer = isBuildServer
  }

  onTestRunEnd(files: readonly FileOf[]): void {
    const skipped = files.flatMap(({ moduleId, children }) => {
      const count = [...children.allTests()].filter((test) => test.result().state === 'skipped').length
      return count === 0 ? [] : [`${relative(process.cwd(), moduleId)} (${count})`]
    })
    if (skipped.length === 0) return
    this.#say(`Tests that did not run: ${skipped.join(', ')}`)
    if (!this.#isBuildServer) return
    this.#say('On a build server each test has to run: install what they miss, or take them out.')
    process.exitCode = 1
  }
}
