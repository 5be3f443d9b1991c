import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { B24OAuth, RefreshTokenError } from '@bitrix24/b24jssdk'
import { createPortal, type InstalledApp, type Portal } from '@bitrix24/b24jssdk-portal'
import { fileTokenStore } from '@bitrix24/b24jssdk/token-store-file'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { storedOf } from '../support/stored-of.ts'

const workerPath = fileURLToPath(new URL('../support/interrupted-refresh.ts', import.meta.url))

let portal: Portal
let app: InstalledApp
let directory: string
let holder: ChildProcess
/** Milliseconds by which the clocks of this process have been put forward; they stand still otherwise. */
let passedMs: number
/** How often somebody looked at that clock. */
let looked: number

beforeEach(async () => {
  portal = await createPortal()
  app = portal.installApp()
  directory = join(await mkdtemp(join(tmpdir(), 'holder-')), 'tokens')
  portal.oauth.expireTokens()
  const settings = JSON.stringify({ params: app.params, secret: app.secret })
  holder = fork(workerPath, [directory, settings], { execArgv: ['--import', 'tsx', '--conditions=source'] })
  await once(holder, 'message')
  passedMs = 0
  looked = 0
  const startMs = Date.now()
  vi.spyOn(Date, 'now').mockImplementation(() => startMs + passedMs)
  vi.spyOn(performance, 'now').mockImplementation(() => {
    looked += 1
    return 1_000_000 + passedMs
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  if (holder.exitCode === null && holder.signalCode === null) {
    holder.kill('SIGKILL')
    await once(holder, 'exit')
  }
  await portal.close()
  await rm(join(directory, '..'), { recursive: true, force: true })
})

const clientOf = (params = app.params): B24OAuth =>
  new B24OAuth({ ...params }, app.secret, { tokenStore: fileTokenStore({ directory }) })
const profile = ($b24: B24OAuth) => $b24.actions.v2.call.make({ method: 'profile', requestId: 'test' })

/** Lets somebody who waits look at the lock far more often than who is not held up, or until there is nothing to wait for. */
const looks = async (isDone = (): boolean => false): Promise<void> => {
  const before = looked
  await expect.poll(() => isDone() || looked > before + 50).toBe(true)
}

describe('a process that is killed between the grant and the store', () => {
  beforeEach(async () => {
    holder.kill('SIGKILL')
    await once(holder, 'exit')
  })

  it('holds up nobody: not a millisecond passes before the others are told that the tokens are lost', async () => {
    const refused = Promise.all([1, 2].map(() => profile(clientOf()).catch((error: unknown) => error)))
    const first = await Promise.race([refused, looks().then(() => ['they wait'])])
    for (const error of first) {
      expect(error).toBeInstanceOf(RefreshTokenError)
      expect(error).toMatchObject({ code: 'invalid_grant', status: 400 })
    }
  })

  it('costs the others nothing more once the application was opened again and one client stored its tokens', async () => {
    const stuck = clientOf()
    await expect(profile(stuck)).rejects.toMatchObject({ code: 'invalid_grant' })
    const { access_token: accessToken, refresh_token: refreshToken, expires } = await storedOf(portal, app)
    await clientOf({ ...app.params, accessToken, refreshToken, expires }).storeTokens()
    expect((await profile(stuck)).isSuccess).toBe(true)
    expect(portal.oauth.refreshes).toBe(1)
  })
})

const filesOf = async (): Promise<{ readonly newest: string; readonly next: string }> => {
  const names = (await readdir(directory, { recursive: true })).filter((name) => name.endsWith('.json'))
  const numberOf = (name: string): number => Number(/(\d+)\.json$/.exec(name)?.[1])
  const newest = names.sort((one, other) => numberOf(one) - numberOf(other)).at(-1) ?? ''
  const next = newest.replace(/\d+\.json$/, `${numberOf(newest) + 1}.json`)
  return { newest: join(directory, newest), next: join(directory, next) }
}

describe('a process that nothing is heard of', () => {
  beforeEach(() => holder.kill('SIGSTOP'))

  it('keeps the lock as long as it is there, and the others have its tokens when it goes on', async () => {
    const $b24 = clientOf()
    let isDone = false
    const waiting = profile($b24).finally(() => {
      isDone = true
    })
    await looks()
    passedMs = 29_000
    await looks()
    expect(isDone).toBe(false)
    holder.kill('SIGCONT')
    holder.send('go on')
    expect((await waiting).isSuccess).toBe(true)
    expect(portal.requests.count('oauth.token')).toBe(1)
  })

  it.each([
    { what: 'hangs on this host', where: undefined, patienceMs: 30_000 },
    { what: 'is on another host, or in another container', where: 'elsewhere', patienceMs: 5_000 },
    { what: 'has an earlier version of the SDK', where: null, patienceMs: 5_000 },
  ])('that $what loses the lock after $patienceMs ms', async ({ where, patienceMs }) => {
    if (where !== undefined) {
      const { newest, next } = await filesOf()
      const text = (await readFile(newest, 'utf8')).replace(/,"process":\{[^}]*\}/, (whole) =>
        where === null ? '' : whole.replace(/"where":"[^"]*"/, `"where":"${where}"`),
      )
      await writeFile(next, text)
    }
    let isTaken = false
    const installation = [app.memberId, app.params.userId, app.clientId].join(' ')
    fileTokenStore({ directory })
      .lock(installation, async () => {
        isTaken = true
      })
      // A test that fails leaves it waiting for a directory that goes.
      .catch(() => undefined)
    await looks()
    passedMs = patienceMs
    await looks()
    expect(isTaken).toBe(false)
    passedMs += 1
    await looks(() => isTaken)
    expect(isTaken).toBe(true)
  })
})
