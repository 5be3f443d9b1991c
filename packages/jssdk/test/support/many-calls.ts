/**
 * A program of its own that makes calls without limits against a server of its own, of both versions and batches among
 * them, and tells its parent of the heap before and after. Needs `--expose-gc`.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { B24Hook } from '@bitrix24/b24jssdk'

const [count = '0'] = process.argv.slice(2)
const time = { start: 1, finish: 2, duration: 1, processing: 1, date_start: '', date_finish: '', operating: 0.1 }
const deal = { ID: '1', TITLE: 'A deal' }
const blocks = { result: [deal, deal], result_error: [], result_total: [], result_next: [], result_time: [time, time] }
const callReply = JSON.stringify({ result: deal, time })
const batchReply = JSON.stringify({ result: blocks, time })
const server = createServer((request, response) => {
  request.resume()
  const reply = request.url?.includes('/batch') === true ? batchReply : callReply
  request.once('end', () => response.setHeader('Content-Type', 'application/json').end(reply))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const isAddress = (address: AddressInfo | string | null): address is AddressInfo => typeof address === 'object'
const address = server.address()
if (!isAddress(address)) throw new Error('The server has no port.')
const $b24 = B24Hook.fromWebhookUrl(`http://127.0.0.1:${address.port}/rest/1/abcdefghij123456/`, {
  restrictionParams: { rateLimit: { burstLimit: 1_000_000_000, drainRate: 1_000_000 } },
})

const { v2, v3 } = $b24.actions
const makeCall = async (id: number): Promise<void> => {
  const params = { id }
  if (id % 10 === 0) await v2.batch.make({ calls: [['crm.deal.get', params], { method: 'crm.deal.get', params }] })
  else if (id % 10 === 5) await v3.call.make({ method: 'tasks.task.get', params })
  else await v2.call.make({ method: 'crm.deal.get', params })
}
const calls = async (from: number, to: number): Promise<void> => {
  for (let id = from; id < to; id += 1) await makeCall(id)
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
