import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runBin } from './bin-process.ts'

let folder: string
let portal: Portal
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-pipe-'))
  portal = await createPortal({ db: join(folder, 'busy.db') })
})
afterAll(async () => {
  await portal.close()
  await rm(folder, { recursive: true })
})

/** Runs a command whose output nobody reads, as `head` does with what is beyond its lines. */
const runUnread = async (args: readonly string[]) => {
  const { child, ended, errors } = runBin(args, { cwd: folder, env: { REAL_HOOK: portal.webhookUrl } })
  child.stdout?.destroy()
  return { code: await ended, errors: errors() }
}

describe('a command whose stdout is closed early', () => {
  it.each([
    { args: ['coverage', '--json'] },
    { args: ['--version'] },
    { args: ['start', '--port', '0', '--json', '--db', 'new.db'] },
  ])('$args ends with 0 and says nothing', async ({ args }) => {
    expect(await runUnread(args)).toEqual({ code: 0, errors: '' })
  })

  it('record ends with 0, and its cassette can be replayed', async () => {
    const ran = await runUnread(['record', '--port', '0', '--out', 'own.jsonl', '--upstream-env', 'REAL_HOOK'])
    expect(ran).toEqual({ code: 0, errors: '' })
    expect(await runUnread(['replay', 'own.jsonl', '--port', '0'])).toEqual({ code: 0, errors: '' })
  })

  it('snapshot and restore have done their work', async () => {
    expect(await runUnread(['snapshot', 'day.db', '--db', 'busy.db'])).toEqual({ code: 0, errors: '' })
    expect(existsSync(join(folder, 'day.db'))).toBe(true)
    portal.insert('deal', [{ id: 1 }])
    expect(await runUnread(['restore', 'day.db', '--db', 'new-from-day.db'])).toEqual({ code: 0, errors: '' })
    expect(existsSync(join(folder, 'new-from-day.db'))).toBe(true)
    expect(await runUnread(['restore', 'day.db', '--db', 'busy.db'])).toEqual({ code: 0, errors: '' })
    expect(portal.count('deal')).toBe(0)
  })

  it('a mistake is told, and ends with 1, all the same', async () => {
    const ran = await runUnread(['start', '--tariff', 'gold'])
    expect(ran).toMatchObject({ code: 1, errors: expect.stringContaining('--tariff takes one of') as unknown })
  })
})
