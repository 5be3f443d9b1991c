import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortal, type PortalOptions } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../src/store/store.ts'
import { isWireMap, textOf } from '../src/wire-value.ts'
import { type BinOptions, type BinProcess, runBin } from './bin-process.ts'
import { objectOf, send } from './client.ts'
import { type StartedBin, startListening } from './start-bin.ts'

let folder: string
let db: string
let started: BinProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-bin-files-'))
  db = join(folder, 'portal.db')
})
afterEach(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await Promise.all(started.map(({ ended }) => ended))
  started = []
  await rm(folder, { recursive: true })
})

const run = (args: readonly string[], options: BinOptions = {}): BinProcess => {
  const ran = runBin(args, { cwd: folder, ...options })
  started.push(ran)
  return ran
}
const listen = async (args: readonly string[], options: BinOptions = {}): Promise<StartedBin> => {
  const listening = await startListening(args, { cwd: folder, ...options })
  started.push(listening)
  return listening
}

const dealsOf = async (file: string): Promise<unknown> => {
  await using portal = await createPortal({ db: file })
  return portal.rows('deal').map(({ id }) => id)
}

describe('the client that start prints', () => {
  it('gets a code and tokens, and is the same at the next start with the database', async () => {
    const keysOf = ({ output }: BinProcess) =>
      /"clientId":"(?<id>[^"]+)","clientSecret":"(?<secret>[^"]+)"/.exec(output())?.groups ?? {}
    const first = await listen(['start', '--db', db])
    const { id = '', secret = '' } = keysOf(first)
    first.child.kill('SIGTERM')
    await first.ended
    const second = await listen(['start', '--db', db, '--redirect-url', 'https://app.example/back'])
    expect(keysOf(second)).toEqual({ id, secret })
    const authorize = `${second.url}/oauth/authorize/?client_id=${id}&state=77`
    const { headers } = await fetch(authorize, { redirect: 'manual' })
    const back = new URL(headers.get('location') ?? '')
    expect(back.href).toMatch(/^https:\/\/app\.example\/back\?/)
    const fields = { client_id: id, client_secret: secret, code: back.searchParams.get('code') ?? '' }
    const query = new URLSearchParams({ grant_type: 'authorization_code', ...fields })
    const { body } = await send(`${second.url}/oauth/token/?${query.toString()}`)
    const { access_token: token } = body
    expect((await send(`${second.url}/rest/profile?auth=${textOf(token)}`)).status).toBe(200)
  })
})

describe('b24-portal snapshot and restore', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('copy a database and bring it back after %s', async (signal) => {
    const portal = await listen(['start', '--db', db])
    const add = async () => send(`${portal.webhookUrl}crm.deal.add?fields[TITLE]=A`)
    await add()
    await add()
    // While the portal runs, and with what it wrote a moment ago.
    const taken = run(['snapshot', 'copy.db', '--db', db])
    expect(await taken.ended).toBe(0)
    await add()
    portal.child.kill(signal)
    await portal.ended
    const restored = run(['restore', 'copy.db', '--db', db])
    expect([await restored.ended, restored.errors()]).toEqual([0, ''])
    expect(restored.output()).toContain('holds what copy.db holds')
    expect(await dealsOf(db)).toEqual([1, 2])
  })

  it('a snapshot is a seed, and a database of a portal that was not there before', async () => {
    await using portal = await createPortal({ db, seed: { deal: [4] } })
    expect(await run(['snapshot', 'copy.db', '--db', db]).ended).toBe(0)
    const seeded = await listen(['start', '--seed', 'copy.db'])
    expect((await send(`${seeded.webhookUrl}crm.deal.list`)).body['total']).toBe(1)
    expect(new URL(seeded.webhookUrl).pathname).toBe(new URL(portal.webhookUrl).pathname)
    expect(await run(['restore', 'copy.db', '--db', 'new.db']).ended).toBe(0)
    expect(await dealsOf(join(folder, 'new.db'))).toEqual([4])
  })

  it.each<{ name: string; options: PortalOptions }>([
    { name: 'on a loopback address', options: {} },
    { name: 'that other machines reach', options: { host: '0.0.0.0' } },
    { name: 'with TLS', options: { tls: true } },
  ])('restore has a running portal put itself back: $name', async ({ options }) => {
    await using portal = await createPortal({ db, seed: { deal: [1] }, tlsDir: join(folder, 'tls'), ...options })
    await writeFile(join(folder, 'copy.db'), portal.snapshot())
    portal.insert('deal', [2])
    // What is found in the database afterwards is this process again, not the one of the snapshot.
    for (const time of ['first', 'second']) {
      const restored = run(['restore', 'copy.db', '--db', db])
      expect([time, await restored.ended, restored.errors()]).toEqual([time, 0, ''])
      expect(restored.output()).toContain(`the portal at ${portal.url} goes on with it`)
      expect(portal.count('deal')).toBe(1)
      portal.insert('deal', [2])
    }
  })

  it('restore changes nothing when the running portal refuses the snapshot', async () => {
    await using portal = await createPortal({ db, seed: { deal: [1] }, host: '0.0.0.0' })
    const other = openStore(join(folder, 'other.db'))
    other.execute('CREATE TABLE "x" ("y" TEXT)')
    other.close()
    const refused = run(['restore', 'other.db', '--db', db])
    expect(await refused.ended).toBe(1)
    expect(refused.errors()).toContain('refused: This is no snapshot of a portal')
    expect(refused.errors()).not.toContain(new URL(portal.inspectorUrl).search)
    expect(portal.count('deal')).toBe(1)
  })

  it.each([
    { name: 'that is closed', listens: false, text: 'no portal answers at http://127.0.0.1:' },
    { name: 'whose port another portal has', listens: true, text: 'another portal listens here now' },
  ])('restore takes no other program for a portal $name', async ({ listens, text }) => {
    const portal = await createPortal({ db, seed: { deal: [1] } })
    await writeFile(join(folder, 'copy.db'), portal.snapshot())
    const port = Number(new URL(portal.url).port)
    await portal.close()
    const holder = openStore(db)
    await using other = await createPortal({ port: listens ? port : 0, seed: { deal: [1, 2, 3] } })
    const refused = run(['restore', 'copy.db', '--db', db])
    expect(await refused.ended).toBe(1)
    holder.close()
    expect(refused.errors()).toContain(text)
    expect(other.count('deal')).toBe(3)
  })

  it.each([
    { args: ['snapshot', 'copy.db', '--db', 'nowhere.db'], text: 'There is no database nowhere.db' },
    { args: ['snapshot', 'text.txt', '--db', 'text.txt'], text: 'text.txt is there already' },
    { args: ['snapshot', 'copy.db', '--db', 'text.txt'], text: 'text.txt is no database of a portal' },
    { args: ['restore', 'nowhere.db', '--db', 'new.db'], text: 'There is no snapshot nowhere.db' },
    { args: ['restore', 'text.txt', '--db', 'new.db'], text: 'text.txt is no database of a portal' },
  ])('refuse $args in one line and write nothing', async ({ args, text }) => {
    await writeFile(join(folder, 'text.txt'), 'some text')
    const refused = run(args)
    expect(await refused.ended).toBe(1)
    expect(refused.errors()).toContain(text)
    expect(['copy.db', 'new.db', 'new.db.unfinished'].filter((name) => existsSync(join(folder, name)))).toEqual([])
  })
})

describe('b24-portal record and replay', () => {
  it.each(['environment', 'stdin'] as const)(
    'record a portal whose webhook comes by %s, and replay it',
    async (way) => {
      await using portal = await createPortal({ seed: { deal: [1, 2] } })
      const recording = ['record', '--out', 'cassette.jsonl']
      const recorder =
        way === 'stdin'
          ? await listen(recording, { stdin: `${portal.webhookUrl}\n` })
          : await listen([...recording, '--upstream-env', 'REAL_HOOK'], { env: { REAL_HOOK: portal.webhookUrl } })
      const recorded = await send(`${recorder.webhookUrl}crm.deal.list?select[]=ID`)
      const fileContent = ['a.txt', Buffer.from('the file').toString('base64')]
      const uploaded = await objectOf(portal, 'disk.folder.uploadfile', { id: 1, data: { NAME: 'a' }, fileContent })
      const fileFrom = async (webhookUrl: string): Promise<string> => {
        const { body } = await send(`${webhookUrl}disk.file.get?id=${textOf(uploaded['ID'])}`)
        const link = isWireMap(body['result']) ? textOf(body['result']['DOWNLOAD_URL']) : ''
        return (await fetch(link)).text()
      }
      expect(await fileFrom(recorder.webhookUrl)).toBe('the file')
      recorder.child.kill('SIGINT')
      expect(await recorder.ended).toBe(0)
      expect(recorder.errors()).toContain('3 calls recorded in cassette.jsonl, 0 skipped')
      expect(await readFile(join(folder, 'cassette.jsonl'), 'utf8')).not.toContain(portal.webhookUrl.split('/')[5])

      const replay = await listen(['replay', 'cassette.jsonl'])
      expect(await send(`${replay.webhookUrl}crm.deal.list?select[]=ID`)).toEqual(recorded)
      expect((await send(`${replay.webhookUrl}crm.deal.list?select[]=ID`)).status).toBe(404)
      expect(await fileFrom(replay.webhookUrl)).toBe('the file')
      replay.child.kill('SIGINT')
      expect(await replay.ended).toBe(0)
    },
  )

  it.each([
    { args: ['record'], text: 'record needs a file to write' },
    { args: ['record', '--out', 'text.txt'], text: 'text.txt is there already' },
    { args: ['record', '--out', 'c.jsonl', '--upstream-env', 'NOT_SET'], text: 'an environment variable that is set' },
    { args: ['record', '--out', 'c.jsonl'], text: 'There is no webhook: give its URL on stdin' },
    {
      args: ['record', '--out', 'c.jsonl', 'https://p.example/rest/1/topsecretvalue/'],
      text: 'A webhook on the command line is visible',
    },
    { args: ['replay', 'nowhere.jsonl'], text: 'The cassette nowhere.jsonl cannot be read' },
    { args: ['replay', 'text.txt'], text: 'This is no cassette' },
  ])('refuse $args in one line', async ({ args, text }) => {
    await writeFile(join(folder, 'text.txt'), 'some text')
    const refused = run(args)
    expect(await refused.ended).toBe(1)
    expect(refused.errors()).toContain(text)
    expect(refused.errors()).not.toContain('topsecretvalue')
    expect(refused.errors().trim().split('\n')).toHaveLength(1)
  })
})
