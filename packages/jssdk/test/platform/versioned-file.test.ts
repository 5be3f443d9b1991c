import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { versionedFile } from '../../src/platform/versioned-file.ts'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'versioned-'))
})
afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

it('of two who saw the same version one makes the next', () => {
  const [first, second] = [versionedFile(directory), versionedFile(directory)]
  const seen = { first: first.latest(), second: second.latest() }
  expect(first.commit(seen.first, 'first')).toBe(true)
  expect(second.commit(seen.second, 'second')).toBe(false)
  expect(second.latest()).toMatchObject({ number: 1, text: 'first' })
})

it('who was asleep for long starts over, for the next number may have been taken and cleared away', () => {
  const file = versionedFile(directory)
  const seen = { ...file.latest(), readAtMs: performance.now() - 3_000 }
  expect(file.commit(seen, 'late')).toBe(false)
  expect(file.latest().number).toBe(0)
})

it('clears old versions away, and is still found by who last saw one of them', async () => {
  const keptMs = 40
  const [busy, idle] = [versionedFile(directory, { keptMs }), versionedFile(directory, { keptMs })]
  expect(idle.latest().number).toBe(0)
  for (let made = 0; made < 60; await setTimeout(3)) made += busy.commit(busy.latest(), String(made)) ? 1 : 0
  expect((await readdir(directory)).length).toBeLessThan(60)
  expect(idle.latest()).toMatchObject({ number: 60, text: '59' })
  expect((await readdir(directory)).filter((name) => !name.endsWith('.json'))).toEqual([])
})
