import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { send } from './client.ts'
import { startBin } from './start-bin.ts'

const rounds = 10
const writesPerRound = 10_000
const clients = 16
/** Every fourth request is a batch of so many contacts, as a program sends them that has 10,000 to write. */
const batchSize = 50

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-kill-'))
})
afterAll(async () => rm(folder, { recursive: true }))

/** Two fields and a list of telephone numbers that say the same, so that half a row would show. */
const contactFields = (mark: string) => ({ NAME: mark, LAST_NAME: mark, PHONE: [{ VALUE: mark, VALUE_TYPE: 'WORK' }] })

const post = async (webhookUrl: string, method: string, params: object) =>
  send(webhookUrl + method, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(params),
  })

/** Adds one contact, or a batch of contacts; tells what the portal acknowledged: the id of each mark. */
const write = async (webhookUrl: string, mark: string, isBatch: boolean): Promise<(readonly [number, string])[]> => {
  if (!isBatch) {
    const { body } = await post(webhookUrl, 'crm.contact.add', { fields: contactFields(mark) })
    return [[Number(body['result']), mark]]
  }
  const marks = Array.from({ length: batchSize }, (_, index) => `${mark}/${String(index)}`)
  const query = (text: string) =>
    `crm.contact.add?fields[NAME]=${text}&fields[LAST_NAME]=${text}&fields[PHONE][0][VALUE]=${text}`
  const { body } = await post(webhookUrl, 'batch', { cmd: marks.map(query) })
  const ids = /"result":\[([\d,]+)\]/.exec(JSON.stringify(body))?.[1]?.split(',') ?? []
  return marks.map((text, index) => [Number(ids[index]), text])
}

/** Writes from many clients until the process is gone; it is killed once `killAfter` writes are acknowledged. */
const writeAndKill = async (db: string, round: number, killAfter: number): Promise<Map<number, string>> => {
  const { child, webhookUrl } = await startBin(['--db', db])
  const gone = once(child, 'exit')
  const acknowledged = new Map<number, string>()
  let sent = 0
  let requests = 0
  const client = async (): Promise<void> => {
    while (sent < writesPerRound) {
      const number = sent++
      const isBatch = requests++ % 4 === 0
      sent += isBatch ? batchSize - 1 : 0
      for (const [id, mark] of await write(webhookUrl, `${String(round)}-${String(number)}`, isBatch))
        acknowledged.set(id, mark)
      if (acknowledged.size >= killAfter) child.kill('SIGKILL')
    }
  }
  // Requests under way when the process dies end in an error; that is the point.
  await Promise.allSettled(Array.from({ length: clients }, client))
  child.kill('SIGKILL')
  await gone
  return acknowledged
}

const contacts = (portal: Portal) =>
  portal.rows('contact').map(({ id, name, lastName, fm }) => ({ id: Number(id), name, lastName, fm }))

it('a portal killed in the middle of writes comes back with every acknowledged one and no half one', async () => {
  const db = join(folder, 'portal.db')
  const acknowledged = new Map<number, string>()
  for (let round = 0; round < rounds; round++) {
    // The kill comes somewhere between the first writes and the last ones.
    const killAfter = Math.round(((round + 0.5) / rounds) * writesPerRound)
    const inRound = await writeAndKill(db, round, killAfter)
    expect(inRound.size).toBeGreaterThanOrEqual(killAfter)
    for (const [id, mark] of inRound) {
      expect(acknowledged.has(id), `id ${String(id)} was given out twice`).toBe(false)
      acknowledged.set(id, mark)
    }
    await using portal = await createPortal({ db })
    const stored = contacts(portal)
    const byId = new Map(stored.map(({ id, name }) => [id, name]))
    expect(byId.size).toBe(stored.length)
    expect([...acknowledged].filter(([id, mark]) => byId.get(id) !== mark)).toEqual([])
    const isHalf = ({ name, lastName, fm }: (typeof stored)[number]) =>
      typeof name !== 'string' || lastName !== name || !JSON.stringify(fm).includes(`"${name}"`)
    expect(stored.filter(isHalf)).toEqual([])
    expect(stored.length).toBeLessThanOrEqual((round + 1) * writesPerRound + batchSize)
  }
}, 300_000)
