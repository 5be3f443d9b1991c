import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { B24OAuth } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { fileTokenStore, type StoredTokens } from '@bitrix24/b24jssdk/token-store-file'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const workerPath = fileURLToPath(new URL('../support/refresh-worker.ts', import.meta.url))
const fullDiskPath = fileURLToPath(new URL('../support/full-disk.ts', import.meta.url))

let directory = ''
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'tokens-')), 'tokens')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(join(directory, '..'), { recursive: true, force: true })
})

const tokensOf = (name: string): StoredTokens => ({
  access_token: `${name}-access`,
  refresh_token: `${name}-refresh`,
  expires: 1_800_000_000,
  expires_in: 3600,
  domain: 'portal.example',
  member_id: 'member',
  client_endpoint: 'https://portal.example/rest/',
  server_endpoint: 'https://oauth.bitrix.info/rest/',
  scope: 'crm',
  status: 'L',
})

const filesOf = async (): Promise<string[]> => {
  const names = await readdir(directory, { recursive: true })
  return names.filter((name) => name.endsWith('.json')).map((name) => join(directory, name))
}

describe('tokens in files', () => {
  it('are there for the next store on the same directory, by installation', async () => {
    await fileTokenStore({ directory }).set('one', tokensOf('one'))
    const store = fileTokenStore({ directory })
    expect(await store.get('one')).toEqual(tokensOf('one'))
    expect(await store.get('two')).toBeUndefined()
  })

  it('may be read by their owner alone', async () => {
    await fileTokenStore({ directory }).set('one', tokensOf('one'))
    const [file = ''] = await filesOf()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(directory)).mode & 0o777).toBe(0o700)
  })

  it('cut in half are refused as a whole, and can be replaced', async () => {
    const store = fileTokenStore({ directory })
    await store.set('one', tokensOf('one'))
    const [file = ''] = await filesOf()
    await truncate(file, Math.floor((await readFile(file)).length / 2))
    const fresh = fileTokenStore({ directory })
    await expect(fresh.get('one')).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_CORRUPT' })
    await expect(fresh.lock('one', async () => 'never')).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_CORRUPT' })
    await fresh.set('one', tokensOf('new'))
    expect(await fresh.get('one')).toEqual(tokensOf('new'))
  })

  it('that lack a member are refused as a whole', async () => {
    const store = fileTokenStore({ directory })
    const { refresh_token: _lost, ...half } = tokensOf('one')
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a program without types could store
    await store.set('one', half as StoredTokens)
    await expect(fileTokenStore({ directory }).get('one')).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_CORRUPT' })
  })

  it('in a place that is no directory are a clear error', async () => {
    await fileTokenStore({ directory }).set('one', tokensOf('one'))
    const [file = ''] = await filesOf()
    const store = fileTokenStore({ directory: file })
    await expect(store.set('one', tokensOf('one'))).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_FAILED' })
  })
})

// A limit of zero bytes for each file is what a shell can do to a process without a disk of its own.
describe.skipIf(process.platform !== 'linux')('a disk that takes not a byte more', () => {
  it('is a clear error each time, and is not filled with what could not be written', async () => {
    const command = `trap '' XFSZ; ulimit -f 0; exec "$0" --import tsx --conditions=source "$1" "$2"`
    const args = ['-c', command, process.execPath, fullDiskPath, directory]
    const { stdout } = await promisify(execFile)('bash', args)
    const failed = 'JSSDK_TOKEN_STORE_FAILED'
    expect(JSON.parse(stdout)).toMatchObject({ codes: [failed, failed, failed], left: [] })
  })
})

describe('the lock', () => {
  it('lets one at a time work, whichever store object it came through', async () => {
    const stores = [fileTokenStore({ directory }), fileTokenStore({ directory })]
    let working = 0
    let most = 0
    const work = async (): Promise<void> => {
      working += 1
      most = Math.max(most, working)
      await new Promise((resolve) => setTimeout(resolve, 3))
      working -= 1
    }
    await Promise.all([...stores, ...stores].map((store) => store.lock('one', work)))
    expect(most).toBe(1)
  })

  it('is given back when the work fails', async () => {
    const store = fileTokenStore({ directory })
    await expect(store.lock('one', () => Promise.reject(new Error('no luck')))).rejects.toThrow('no luck')
    expect(await fileTokenStore({ directory }).lock('one', async () => 'done')).toBe('done')
  })

  it('that could not be given back is free for the same store at once', async () => {
    const store = fileTokenStore({ directory })
    const path = join(directory, 'v1', 'one')
    const broken = store.lock('one', async () => {
      await rename(path, `${path} elsewhere`)
      await writeFile(path, 'in the way')
    })
    await expect(broken).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_FAILED' })
    await rm(path)
    await rename(`${path} elsewhere`, path)
    let looked = 0
    vi.spyOn(performance, 'now').mockImplementation(() => {
      looked += 1
      if (looked > 50) throw new Error('It waits for itself.')
      return 0
    })
    expect(await store.lock('one', async () => 'again')).toBe('again')
  })

  it('does not keep the tokens from being written', async () => {
    const store = fileTokenStore({ directory })
    await store.lock('one', () => store.set('one', tokensOf('new')))
    expect(await store.get('one')).toEqual(tokensOf('new'))
  })
})

describe('a client on a token file', () => {
  it('two processes with one token file renew the tokens once between them', async () => {
    await using portal = await createPortal()
    const { params, secret } = portal.installApp()
    portal.oauth.expireTokens()
    portal.faults.add({ match: 'oauth.token', action: 'slow', delayMs: 300 })
    const work = async (): Promise<unknown> => {
      const settings = JSON.stringify({ params, secret })
      const worker = fork(workerPath, [directory, settings], { execArgv: ['--import', 'tsx', '--conditions=source'] })
      const [answers] = await Promise.all([once(worker, 'message'), once(worker, 'exit')])
      return answers
    }
    expect(await Promise.all([work(), work()])).toEqual([
      [true, undefined],
      [true, undefined],
    ])
    expect(portal.requests.count('oauth.token')).toBe(1)
  })

  it('takes up the tokens that an earlier run stored', async () => {
    await using portal = await createPortal()
    const { params, secret } = portal.installApp()
    const run = async (): Promise<void> => {
      const $b24 = new B24OAuth({ ...params }, secret, { tokenStore: fileTokenStore({ directory }) })
      await $b24.actions.v2.call.make({ method: 'profile' })
    }
    portal.oauth.expireTokens()
    await run()
    await run()
    expect(portal.oauth.refreshes).toBe(1)
  })
})
