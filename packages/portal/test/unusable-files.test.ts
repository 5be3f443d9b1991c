import { createPortal, type PortalOptions } from '@bitrix24/b24jssdk-portal'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../src/store/store.ts'
import { runBin } from './bin-process.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A folder with a file `plain`, a seed that names an id twice, and a database that was cut. */
const prepare = async (): Promise<void> => {
  await writeFile(join(folder, 'plain'), 'no database, and no folder of certificates '.repeat(200))
  await writeFile(join(folder, 'seed.json'), '{ "deal": [1, { "id": 1, "title": "A" }] }')
  const whole = join(folder, 'whole.db')
  await (await createPortal({ db: whole })).close()
  const store = openStore(whole)
  // The rows may still stand in the log beside the file.
  store.all('PRAGMA wal_checkpoint(TRUNCATE)')
  store.close()
  await writeFile(join(folder, 'cut.db'), (await readFile(whole)).subarray(0, 30_000))
}

describe('files that a portal cannot use', () => {
  it.each<{ options: PortalOptions; text: string }>([
    { options: { db: 'none/portal.db' }, text: 'is in a folder that does not exist' },
    { options: { db: 'plain/portal.db' }, text: 'is in a folder that does not exist' },
    { options: { db: '.' }, text: 'is a folder' },
    { options: { db: 'plain' }, text: 'is no database' },
    { options: { db: 'cut.db' }, text: 'is a damaged database, or only a part of one' },
    { options: { tls: true, tlsDir: 'plain' }, text: 'something else has its name' },
    { options: { tls: true, tlsDir: 't', tlsNames: ['no name'] }, text: 'not for "no name"' },
    { options: { seed: { deal: [1, 1] } }, text: 'The deal 1 cannot be added' },
    { options: { seed: { user: [{ id: 1 }] } }, text: 'The user 1 cannot be added' },
  ])('are named: $options', async ({ options, text }) => {
    await prepare()
    const inFolder = {
      ...options,
      ...(options.db === undefined ? {} : { db: join(folder, options.db) }),
      ...(options.tlsDir === undefined ? {} : { tlsDir: join(folder, options.tlsDir) }),
    }
    const started = createPortal(inFolder)
    await expect(started).rejects.toThrow(text)
    await expect(started).rejects.toBeInstanceOf(RangeError)
  })

  it.each([
    { args: ['--db', 'none/portal.db'] },
    { args: ['--db', 'cut.db'] },
    { args: ['--tls', '--tls-dir', 'plain'] },
    { args: ['--seed', 'seed.json'] },
  ])('end the command with one line and exit code 1: $args', async ({ args }) => {
    await prepare()
    const refused = runBin(['--port', '0', ...args], { cwd: folder })
    expect(await refused.ended).toBe(1)
    expect(refused.errors().trim().split('\n')).toEqual([expect.stringMatching(/^b24-portal: The /)])
  })
})
