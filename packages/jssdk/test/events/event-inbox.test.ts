import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createEventReceiver } from '@bitrix24/b24jssdk/events'
import { fileEventInbox } from '@bitrix24/b24jssdk/event-inbox-file'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const token = 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3'
const workerPath = fileURLToPath(new URL('../support/event-worker.ts', import.meta.url))
const bodyOf = (id: number): string =>
  `event=ONCRMDEALADD&data[FIELDS][ID]=${id}&ts=1780000000&auth[member_id]=m1&auth[application_token]=${token}`
const requestOf = (id: number): Request =>
  new Request('https://app.example/', {
    method: 'POST',
    body: bodyOf(id),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })

let directory = ''
let children: ChildProcess[] = []
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'event-inbox-'))
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children = []
  await rm(directory, { recursive: true, force: true })
})

interface Worker {
  readonly url: string
  readonly handled: string[]
  kill(): Promise<void>
}

const startWorker = async (mode: 'works' | 'hangs' | 'throws'): Promise<Worker> => {
  const child = fork(workerPath, [directory, token, mode], { execArgv: ['--conditions=source', '--import', 'tsx'] })
  children.push(child)
  const handled: string[] = []
  const url = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: { url?: string; handled?: string }) => {
      if (message.url !== undefined) resolve(message.url)
      if (message.handled !== undefined) handled.push(message.handled)
    })
    child.on('exit', () => reject(new Error('The worker ended.')))
  })
  return {
    url,
    handled,
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

const post = async (url: string, id: number): Promise<number> => {
  const { status } = await fetch(url, requestOf(id))
  return status
}

const dataOf = (id: number): string => JSON.stringify({ FIELDS: { ID: String(id) } })

const keptFiles = async (): Promise<readonly string[]> =>
  (await readdir(join(directory, 'v1', 'events'), { recursive: true })).filter((name) => name.endsWith('.json'))

describe('an inbox in files', () => {
  it.each(['hangs', 'throws'] as const)(
    'loses no event that was answered when the process is killed while its handler %s',
    async (mode) => {
      const first = await startWorker(mode)
      const answered = new Set<number>()
      const posts = Array.from({ length: 200 }, async (_, id) => {
        if ((await post(first.url, id)) === 200) answered.add(id)
        if (answered.size === 60) await first.kill()
      })
      await Promise.allSettled(posts)
      expect(answered.size).toBeGreaterThanOrEqual(60)

      const second = await startWorker('works')
      await expect.poll(() => second.handled).toEqual(expect.arrayContaining([...answered].map((id) => dataOf(id))))
      expect(new Set(second.handled).size).toBe(second.handled.length)
      await expect.poll(keptFiles).toEqual([])
    },
  )

  it('gives what a process left behind to one of two that share the directory', async () => {
    const first = await startWorker('hangs')
    for (let id = 1; id <= 20; id += 1) expect(await post(first.url, id)).toBe(200)
    await first.kill()
    const [second, third] = await Promise.all([startWorker('works'), startWorker('works')])
    const handled = (): string[] => [...second.handled, ...third.handled].sort()
    await expect.poll(handled).toHaveLength(20)
    expect(new Set(handled()).size).toBe(20)
  })

  it('recognises an event that comes again after a restart', async () => {
    const first = await startWorker('works')
    expect(await post(first.url, 7)).toBe(200)
    await expect.poll(() => first.handled).toEqual([dataOf(7)])
    await first.kill()
    const second = await startWorker('works')
    expect(await post(second.url, 7)).toBe(200)
    expect(await post(second.url, 8)).toBe(200)
    await expect.poll(() => second.handled).toEqual([dataOf(8)])
  })

  it('leaves the events of a living process alone, and takes those of another host that has been silent', async () => {
    const folder = join(directory, 'v1', 'events', 'elsewhere~1~abc')
    const kept = {
      key: 'k1',
      isFirstContact: false,
      event: { event: 'ONCRMDEALADD', data: {}, auth: { memberId: 'm1' } },
    }
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'k1-1.json'), JSON.stringify(kept))
    let nowMs = Date.now()
    const inbox = fileEventInbox({ directory, clock: { nowMs: () => nowMs, sleep: async () => undefined } })
    expect(await inbox.takeOver?.()).toEqual([])
    nowMs += 31_000
    expect(await inbox.takeOver?.()).toEqual([kept])
    expect(await inbox.takeOver?.()).toEqual([])
    await inbox.done('k1')
    expect(await keptFiles()).toEqual([])
  })

  it('puts a damaged file aside and hands the others over', async () => {
    const first = await startWorker('hangs')
    for (const id of [1, 2]) expect(await post(first.url, id)).toBe(200)
    await first.kill()
    const [name = ''] = await keptFiles()
    await writeFile(join(directory, 'v1', 'events', name), '{"key":"k')
    const second = await startWorker('works')
    await expect.poll(() => second.handled).toHaveLength(1)
    expect(await readdir(join(directory, 'v1', 'damaged'))).toHaveLength(1)
  })

  it('is for its owner alone', async () => {
    const first = await startWorker('hangs')
    expect(await post(first.url, 1)).toBe(200)
    const [name = ''] = await keptFiles()
    const path = join(directory, 'v1', 'events', name)
    expect(await readFile(path, 'utf8')).toContain('ONCRMDEALADD')
    expect((await stat(path)).mode & 0o077).toBe(0)
    expect((await stat(join(path, '..'))).mode & 0o077).toBe(0)
  })

  it('says what to do when its directory cannot be used, and the portal gets 500', async () => {
    const occupied = join(directory, 'file')
    await writeFile(occupied, '')
    const errors: unknown[] = []
    const receive = createEventReceiver({
      applicationToken: token,
      inbox: fileEventInbox({ directory: occupied }),
      onEvent: () => undefined,
      onError: (error) => errors.push(error),
    })
    expect((await receive(requestOf(1))).status).toBe(500)
    await receive.close()
    expect(errors).toContainEqual(expect.objectContaining({ code: 'JSSDK_EVENT_INBOX_FAILED' }))
  })
})

describe('a receiver that is closed', () => {
  it('waits for its handlers, and answers 503 from then on', async () => {
    let isEnded = false
    const receive = createEventReceiver({
      applicationToken: token,
      onEvent: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        isEnded = true
      },
    })
    expect((await receive(requestOf(1))).status).toBe(200)
    await receive.close()
    expect(isEnded).toBe(true)
    expect((await receive(requestOf(2))).status).toBe(503)
  })
})
