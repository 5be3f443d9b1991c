/**
 * A program of its own that makes calls without limits against a server of its own, and tells its parent of the heap before
 * and after. Needs `--expose-gc`.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { B24Hook } from '@bitrix24/b24jssdk'

const [count = '0'] = process.argv.slice(2)
const reply = JSON.stringify({
  result: { ID: '1', TITLE: 'A deal' },
  time: { start: 1, finish: 2, duration: 1, processing: 1, date_start: '', date_finish: '', operating: 0.1 },
})
const server = createServer((request, response) => {
  request.resume()
  request.once('end', () => response.setHeader('Content-Type', 'application/json').end(reply))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const isAddress = (address: AddressInfo | string | null): address is AddressInfo => typeof address === 'object'
const address = server.address()
if (!isAddress(address)) throw new Error('The server has no port.')
const $b24 = B24Hook.fromWebhookUrl(`http://127.0.0.1:${address.port}/rest/1/abcdefghij123456/`, {
  restrictionParams: { rateLimit: { burstLimit: 1_000_000_000, drainRate: 1_000_000 } },
})

const calls = async (from: number, to: number): Promise<void> => {
  for (let id = from; id < to; id += 1) await $b24.actions.v2.call.make({ method: 'crm.deal.get', params: { id } })
}
const heapBytes = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
const warmUp = Math.floor(Number(count) / 10)
const run = (first: number, last: number): Promise<unknown> => {
  const share = Math.ceil((last - first) / 10)
  return Promise.all(
    Array.from({ length: 10 }, (_, index) => calls(first + index * share, first + (index + 1) * share)),
  )
}

await run(0, warmUp)
const before = heapBytes()
await run(warmUp, Number(count) + warmUp)
process.send?.([before, heapBytes()])
process.disconnect()
server.close()
