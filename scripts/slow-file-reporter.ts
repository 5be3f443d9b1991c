import { relative } from 'node:path'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** Longer than any file runs on a loaded machine. */
const SLOW_AFTER_MS = 5 * 60_000
const LOOK_EVERY_MS = 30_000

/** What the reporter reads of a file and of a test. */
type FileOf = Pick<TestModule, 'moduleId'>
type TestOf = Pick<TestCase, 'fullName'> & { readonly module: FileOf }

interface Running {
  readonly sinceMs: number
  lastEnded?: string
}

/**
 * Names test files that do not end. A test that never yields is not ended by its time limit either: the run would stand still and say
 * nothing.
 */
export class SlowFileReporter implements Reporter {
  readonly #running = new Map<string, Running>()
  readonly #say: (line: string) => void

  constructor(say: (line: string) => void = (line) => console.error(line)) {
    this.#say = say
  }

  onInit(): void {
    setInterval(() => this.#look(), LOOK_EVERY_MS).unref()
  }

  onTestModuleQueued({ moduleId }: FileOf): void {
    this.#running.set(moduleId, { sinceMs: Date.now() })
  }

  onTestCaseResult({ fullName, module }: TestOf): void {
    const running = this.#running.get(module.moduleId)
    if (running !== undefined) running.lastEnded = fullName
  }

  onTestModuleEnd({ moduleId }: FileOf): void {
    this.#running.delete(moduleId)
  }

  #look(): void {
    for (const [file, { sinceMs, lastEnded }] of this.#running) {
      const ranMs = Date.now() - sinceMs
      // Told again and again, so that it is the last that is seen of a run that is killed.
      if (ranMs < SLOW_AFTER_MS) continue
      const minutes = Math.floor(ranMs / 60_000)
      const last = lastEnded === undefined ? 'no test of it has ended' : `the last test that ended was '${lastEnded}'`
      this.#say(`Still running after ${minutes} minutes: ${relative(process.cwd(), file)}; ${last}`)
    }
  }
}
