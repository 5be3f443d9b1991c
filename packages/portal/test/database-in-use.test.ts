import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPortal, DatabaseInUse, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runBin } from './bin-process.ts'
import { startBin } from './start-bin.ts'

const openAtOnce = fileURLToPath(new URL('open-at-once.mts', import.meta.url))

let folder: string
let db: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-in-use-'))
  db = join(folder, 'portal.db')
})
afterEach(async () => rm(folder, { recursive: true }))

/** Why a second portal does not start; undefined when it does. */
const refusalOf = async (file: string): Promise<unknown> => {
  const second: Portal | Error = await createPortal({ db: file }).catch((error: unknown) =>
    error instanceof Error ? error : new Error('thrown'),
  )
  if (second instanceof Error) return second
  await second.close()
  return undefined
}

const stop = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit')
  child.kill()
  await gone
}

describe('a database that a portal works with', () => {
  it.each<{ name: string; other: () => Promise<string> }>([
    { name: 'the same path', other: async () => db },
    { name: 'a relative path', other: async () => relative(process.cwd(), db) },
    {
      name: 'a link to the file',
      other: async () => {
        await symlink(db, join(folder, 'link.db'))
        return join(folder, 'link.db')
      },
    },
    {
      name: 'a link to the folder',
      other: async () => {
        await symlink(folder, join(folder, 'same'))
        return join(folder, 'same', 'portal.db')
      },
    },
    {
      name: 'a path with detours',
      other: async () => {
        await mkdir(join(folder, 'a'))
        return `${folder}/a/..//./portal.db`
      },
    },
  ])('is refused to a second portal of the process: $name', async ({ other }) => {
    await using first = await createPortal({ db, seed: { deal: [1] } })
    const refusal = await refusalOf(await other())
    expect(refusal).toBeInstanceOf(DatabaseInUse)
    expect(refusal).toMatchObject({ code: 'PORTAL_DB_IN_USE', pid: process.pid })
    // And the refused one took nothing away from the first: a third is refused as well.
    expect(await refusalOf(db)).toMatchObject({ pid: process.pid })
    const replies = await Promise.all(
      Array.from({ length: 20 }, async () => fetch(`${first.webhookUrl}crm.deal.add?fields[TITLE]=A`)),
    )
    expect(replies.filter(({ status }) => status !== 200)).toEqual([])
  })

  it('is free again when the portal is closed, or could not start', async () => {
    const first = await createPortal({ db })
    await first.close()
    await expect(createPortal({ db, secret: 'NO' })).rejects.toThrow('8 to 64')
    expect(await refusalOf(db)).toBeUndefined()
  })

  it('through a link that leads to no file yet is the file that is made there', async () => {
    await symlink(db, join(folder, 'link.db'))
    await using first = await createPortal({ db: join(folder, 'link.db') })
    expect(first.url).toContain('http')
    expect(await refusalOf(db)).toMatchObject({ code: 'PORTAL_DB_IN_USE' })
  })

  it('of another process is named with its id, by the command too, and free after it was killed', async () => {
    const other = await startBin(['--db', db])
    const refusal = await refusalOf(db)
    expect(refusal).toMatchObject({ code: 'PORTAL_DB_IN_USE', pid: other.child.pid })
    const second = runBin(['start', '--db', db, '--port', '0'])
    expect(await second.ended).toBe(1)
    expect(second.errors().trim().split('\n')).toEqual([
      expect.stringContaining(`PORTAL_DB_IN_USE: The portal of process ${String(other.child.pid)} works with`),
    ])
    expect(second.output()).toBe('')
    const gone = once(other.child, 'exit')
    other.child.kill('SIGKILL')
    await gone
    expect(await refusalOf(db)).toBeUndefined()
  })

  it("is one portal's when many open it at the same moment, and each other one is told whose", async () => {
    const others = Array.from({ length: 4 }, () =>
      fork(openAtOnce, { execArgv: ['--conditions=source', '--import', 'tsx'] }),
    )
    const told = async (): Promise<readonly string[]> =>
      Promise.all(others.map(async (other) => String((await once(other, 'message'))[0])))
    const tell = async (message: { readonly open: string } | 'close'): Promise<readonly string[]> => {
      const answers = told()
      for (const other of others) other.send(message)
      return answers
    }
    await using _ = { [Symbol.asyncDispose]: async () => Promise.all(others.map(stop)).then(() => undefined) }
    expect(await told()).toEqual(others.map(() => 'ready'))
    for (let round = 0; round < 30; round++) {
      const answers = await tell({ open: join(folder, `${String(round)}.db`) })
      const winner = others[answers.indexOf('got')]
      expect(answers).toEqual(others.map((other) => (other === winner ? 'got' : `refused for ${String(winner?.pid)}`)))
      await tell('close')
    }
  })
})
