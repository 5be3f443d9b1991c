import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { fileEventInbox } from '@bitrix24/b24jssdk/event-inbox-file'
import { fileLimitStore } from '@bitrix24/b24jssdk/limit-store-file'
import { fileTokenStore } from '@bitrix24/b24jssdk/token-store-file'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { eventInboxFailed } from '../../src/errors/catalogues/event-errors.ts'
import type { LimitState } from '../../src/limits/store/limit-state.ts'
import { limiterFor } from '../../src/limits/limiter.ts'
import { limitSettings } from '../support/limit-settings.ts'

const portal = 'https://portal.example'
const settings = limitSettings()
const request = { methods: ['crm.deal.list'], isBatch: false, credential: 'hook', settings }

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'state-'))
})
afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

/** The stores that keep files, each with what it does first. */
const stores = {
  limits: (path: string) => fileLimitStore({ directory: path }).update(portal, placeTaken),
  tokens: (path: string) => fileTokenStore({ directory: path }).lock('one', async () => undefined),
  inbox: async (path: string) => {
    await fileEventInbox({ directory: path }).takeOver?.()
  },
}
const placeTaken = (state: LimitState) => ({
  state: { ...state, bucket: { ...state.bucket, places: 1 } },
  value: undefined,
})

/** A directory can be given to somebody else by an administrator alone: this user, or one without a password. */
const isRoot = process.getuid?.() === 0
const giveAway = (path: string): void => {
  const [file, ...args] = [...(isRoot ? [] : ['sudo', '-n']), 'chown', '12345:12345', path]
  execFileSync(file, args, { stdio: 'ignore' })
}
const canGiveAway = isRoot || spawnSync('sudo', ['-n', 'true']).status === 0

describe.skipIf(process.getuid === undefined)('a directory that is not this user’s alone', () => {
  /** The default directory of the limits stands in the system's temporary folder. */
  const inDefault = (act: () => Promise<unknown>): Promise<unknown> => {
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = directory
    onTestFinished(() => {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    })
    return act()
  }
  const ways: Record<string, (path: string) => Promise<unknown>> = {
    'others may write to': (path) => mkdir(path).then(() => chmod(path, 0o777)),
    'its group may write to': (path) => mkdir(path).then(() => chmod(path, 0o770)),
    'is a link': async (path) => {
      await mkdir(`${path} elsewhere`)
      await symlink(`${path} elsewhere`, path)
    },
    'is a file': (path) => writeFile(path, ''),
  }

  it.each(Object.entries(ways))('that %s is no default place for limits', async (_, make) => {
    await make(join(directory, `b24jssdk-limits-${process.getuid?.()}`))
    const used = inDefault(async () => limiterFor(portal, { store: fileLimitStore() }).acquire(request))
    await expect(used).rejects.toMatchObject({ code: 'JSSDK_LIMIT_STORE_FAILED' })
  })

  it.each(Object.entries(ways))('that %s is no place for tokens and events', async (_, make) => {
    await make(join(directory, 'v1'))
    await expect(stores.tokens(directory)).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_FAILED' })
    await expect(stores.inbox(directory)).rejects.toMatchObject({ code: 'JSSDK_EVENT_INBOX_FAILED' })
  })

  it.runIf(canGiveAway)('that belongs to somebody else is no place for tokens, events and limits', async () => {
    for (const name of ['v1', `b24jssdk-limits-${process.getuid?.()}`]) {
      await mkdir(join(directory, name))
      giveAway(join(directory, name))
    }
    const used = inDefault(async () => limiterFor(portal, { store: fileLimitStore() }).acquire(request))
    await expect(used).rejects.toMatchObject({ code: 'JSSDK_LIMIT_STORE_FAILED' })
    await expect(stores.tokens(directory)).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_FAILED' })
    await expect(stores.inbox(directory)).rejects.toMatchObject({ code: 'JSSDK_EVENT_INBOX_FAILED' })
  })

  it('still: the default directory is made for this user alone', async () => {
    await inDefault(async () => limiterFor(portal, { store: fileLimitStore() }).acquire(request))
    const { mode } = await stat(join(directory, `b24jssdk-limits-${process.getuid?.()}`))
    expect(mode & 0o777).toBe(0o700)
  })
})

const fullDisk = fileURLToPath(new URL('../support/full-disk.ts', import.meta.url))

// A limit of zero bytes for each file is what a shell can do to a process without a disk of its own.
describe.skipIf(process.platform !== 'linux')('a disk that takes no more', () => {
  it.each(['limits', 'tokens', 'inbox'])('is named as the reason: %s', async (store) => {
    const command = `trap '' XFSZ; ulimit -f 0; exec "$0" --import tsx --conditions=source "$1" "$2" "$3"`
    const { stdout } = await promisify(execFile)('bash', ['-c', command, process.execPath, fullDisk, directory, store])
    expect(stdout).toMatch(/cannot be used: files may not grow/)
  })

  it.each([
    { code: 'ENOSPC', words: 'the disk is full' },
    { code: 'EROFS', words: 'the file system is read-only' },
    { code: 'EACCES', words: 'no right' },
  ])('$code is said in words', ({ code, words }) => {
    const cause = Object.assign(new Error(code), { code })
    expect(eventInboxFailed({ directory: '/x', cause }).message).toContain(words)
  })
})
