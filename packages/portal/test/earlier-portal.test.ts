import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createPortal, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { send } from './client.ts'
import { readMap } from '../fidelity/calls/read-map.ts'

/**
 * `fixtures/earlier-portal.db.gz` is the snapshot of a portal of version 1.3.0 with rows in most families, the JSON lines beside it are
 * what that version answered of it. They are never made anew: a later portal has to open the one and to answer the other.
 */
const fixture = (name: string): URL => new URL(`fixtures/earlier-portal.${name}`, import.meta.url)

interface KeptAnswer {
  readonly api: WireValue
  readonly method: string
  readonly params: WireValue
  readonly body: WireValue
}

const readAnswer = (line: string): KeptAnswer => {
  const { api = null, method, params = {}, body = null } = readMap(line)
  if (typeof method !== 'string') throw new Error(`No method: ${line}`)
  return { api, method, params, body }
}

const snapshot = new Uint8Array(gunzipSync(await readFile(fixture('db.gz'))))
const answers = (await readFile(fixture('answers.jsonl'), 'utf8')).trimEnd().split('\n').map(readAnswer)

const familyOf = ({ method }: KeptAnswer): string => method.split('.')[0] ?? method
const families = [...new Set(answers.map(familyOf))].map(
  (family) => [family, answers.filter((answer) => familyOf(answer) === family)] as const,
)

const ask = async (portal: Portal, { api, method, params }: KeptAnswer): Promise<WireMap> => {
  const door = api === 'v3' ? portal.webhookUrl.replace('/rest/', '/rest/api/') : portal.webhookUrl
  const headers = { 'Content-Type': 'application/json' }
  const { body } = await send(door + method, { method: 'POST', headers, body: JSON.stringify(params) })
  const kept = Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'time'))
  // The links in an answer have the address and the signature of this run.
  const text = JSON.stringify(kept).replaceAll(portal.url, 'http://portal')
  return readMap(text.replaceAll(/token=[\w%-]+/g, 'token=signed'))
}

describe.each(['snapshot', '--db'])('a portal of an earlier version, opened as %s', (way) => {
  let folder: string
  let portal: Portal
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earlier-portal-'))
    const db = join(folder, 'portal.db')
    await writeFile(db, snapshot)
    // That version checked no rights.
    const usual = { clock: 'manual', switches: { rights: 'all' } } as const
    portal = await createPortal({ ...usual, ...(way === '--db' ? { db } : { seed: snapshot }) })
  })
  afterAll(async () => {
    await portal.close()
    await rm(folder, { recursive: true })
  })

  it.each(families)('%s answers as before', async (_family, kept) => {
    const now: WireMap[] = []
    for (const answer of kept) now.push({ method: answer.method, body: await ask(portal, answer) })
    expect(now).toEqual(kept.map(({ method, body }) => ({ method, body })))
  })
})
