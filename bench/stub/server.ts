// A portal with one endless or finite table, fast enough never to be the bottleneck. It charges every client alike: the leaky
// bucket per request, the operating budget per page. Arguments: one JSON object, see `StubOptions`.
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createBucket } from './bucket.ts'
import { createOperating } from './operating.ts'
import { commandsOf, pageOf, readBody, readCommand } from './pages.ts'
import type { ListCommand, Page } from './pages.ts'

interface StubOptions {
  readonly rows: number
  readonly costMs: number
  readonly tariff: 'standard' | 'enterprise' | 'off'
  readonly operatingLimitSeconds: number
}

const options: StubOptions = {
  rows: Number.MAX_SAFE_INTEGER,
  costMs: 0,
  tariff: 'standard',
  operatingLimitSeconds: Number.POSITIVE_INFINITY,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the arguments come from the bench itself
  ...(JSON.parse(process.argv[2] ?? '{}') as Partial<StubOptions>),
}
const tariffs = { standard: [50, 2], enterprise: [250, 5], off: [Number.POSITIVE_INFINITY, 0] } as const
const [capacity, drainPerSecond] = tariffs[options.tariff]
const bucket = createBucket(capacity, drainPerSecond)
const operating = createOperating(options.operatingLimitSeconds)
const counts = { requests: 0, refused: 0, pages: 0, blocked: 0 }

/** The reply waits for its pages' time as a whole; each page tells of its own, one after another. */
const time = (method: string, pagesBefore = 0, pages = 1): Record<string, unknown> => {
  const now = Date.now()
  const start = (now + pagesBefore * options.costMs) / 1000
  const duration = (pages * options.costMs) / 1000
  return {
    start,
    finish: start + duration,
    duration,
    processing: duration,
    date_start: '',
    date_finish: '',
    ...operating.fields(method, now),
  }
}
const tooMany = JSON.stringify({ error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' })
const blocked = {
  error: 'OPERATION_TIME_LIMIT',
  error_description: 'Method is blocked due to operation time limit.',
}

const readPage = (command: ListCommand): Page | undefined => {
  const { method } = command
  if (operating.isBlocked(method, Date.now())) {
    counts.blocked += 1
    return undefined
  }
  counts.pages += 1
  operating.charge(method, options.costMs / 1000, Date.now())
  return pageOf(command, options.rows)
}

const batch = (body: unknown): { text: string; pages: number } => {
  const { halt, commands } = commandsOf(body)
  const pages = new Map<string, Page>()
  const result: string[] = []
  const errors: string[] = []
  const times: string[] = []
  for (const [name, command] of commands) {
    const asked = readCommand(command, pages)
    const { method } = asked
    const page = readPage(asked)
    if (page === undefined) {
      errors.push(`${JSON.stringify(name)}:${JSON.stringify(blocked)}`)
      if (halt) break
      continue
    }
    pages.set(name, page)
    result.push(`${JSON.stringify(name)}:${page.json}`)
    times.push(`${JSON.stringify(name)}:${JSON.stringify(time(method, times.length))}`)
  }
  const block = (entries: string[]): string => (entries.length === 0 ? '[]' : `{${entries.join(',')}}`)
  const blocks = `"result":${block(result)},"result_error":${block(errors)},"result_total":[],"result_next":[],"result_time":${block(times)}`
  return { text: `{"result":{${blocks}},"time":${JSON.stringify(time('batch', 0, pages.size))}}`, pages: pages.size }
}

const answer = (method: string, body: unknown): { status: number; text: string; pages: number } => {
  if (method === 'batch') return { status: 200, ...batch(body) }
  if (!method.endsWith('.list'))
    return { status: 200, text: JSON.stringify({ result: { ID: '1', NAME: 'Ann' }, time: time(method) }), pages: 0 }
  const page = readPage(readBody(method, body))
  if (page === undefined) return { status: 429, text: JSON.stringify(blocked), pages: 0 }
  return { status: 200, text: `{"result":${page.json},"time":${JSON.stringify(time(method))}}`, pages: 1 }
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const send = (status: number, text: string): void => {
      response
        .writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
        .end(text)
    }
    const [path = ''] = (request.url ?? '').split('?')
    if (path === '/counts') {
      send(200, JSON.stringify(counts))
      return
    }
    counts.requests += 1
    if (!bucket.take(Date.now())) {
      counts.refused += 1
      send(503, tooMany)
      return
    }
    const text = Buffer.concat(chunks).toString('utf8')
    const reply = answer(path.slice(path.lastIndexOf('/') + 1), text === '' ? {} : JSON.parse(text))
    if (reply.pages * options.costMs === 0) send(reply.status, reply.text)
    else void sleep(reply.pages * options.costMs).then(() => send(reply.status, reply.text))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') process.stdout.write(`${address.port}\n`)
})
