import { createPortal } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'
import { callV2 } from './client.ts'

it('requests are listed and counted by method, in any letter case, and by status', async () => {
  await using portal = await createPortal({ faults: [{ match: 'scope', action: 'resetBeforeCommit', times: 1 }] })
  await callV2(portal, 'server.time', { a: 1 })
  await callV2(portal, 'no.such.method')
  await callV2(portal, 'batch', { cmd: { a: 'server.time', b: 'scope?full=1' } })
  await expect(callV2(portal, 'scope')).rejects.toThrow('fetch failed')
  const { requests } = portal
  expect(requests.list()).toMatchObject([
    { api: 'v2', method: 'server.time', params: { a: 1 }, status: 200, commands: [] },
    { method: 'no.such.method', status: 404 },
    { method: 'batch', status: 200, commands: ['server.time', 'scope?full=1'] },
    { method: 'scope', status: 0 },
  ])
  expect([requests.count(), requests.count('Server.Time'), requests.count('user.get')]).toEqual([4, 1, 0])
  expect([200, 404, 0, 503].map((status) => requests.countStatus(status))).toEqual([2, 1, 1, 0])
  requests.clear()
  expect([requests.count(), requests.countStatus(200), requests.list().length]).toEqual([0, 0, 0])
})

it('the log keeps the last 10,000 requests and goes on counting', async () => {
  await using portal = await createPortal()
  const url = `${portal.webhookUrl}server.time`
  for (let sent = 0; sent < 10_050; sent += 1) await portal.fetch(new Request(`${url}?n=${sent}`))
  expect([portal.requests.count('server.time'), portal.requests.countStatus(200)]).toEqual([10_050, 10_050])
  expect(portal.requests.list()).toHaveLength(10_000)
  expect(portal.requests.list()[0]?.query).toEqual({ n: '50' })
})

it('the log keeps no more than 256 MB of requests: the oldest go', async () => {
  await using portal = await createPortal()
  const upload = async (name: string): Promise<Response> => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': String(60 * 1024 * 1024) }
    const request = new Request(`${portal.webhookUrl}server.time`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name }),
    })
    return portal.fetch(request)
  }
  for (const name of ['1', '2', '3', '4', '5', '6']) await upload(name)
  expect(portal.requests.list().map(({ params }) => params['name'])).toEqual(['3', '4', '5', '6'])
  expect(portal.requests.count()).toBe(6)
})

it('bodies that are sent in pieces, without a length, count too', async () => {
  await using portal = await createPortal()
  const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' }
  const text = 'a'.repeat(60 * 1024 * 1024)
  for (const name of ['1', '2', '3', '4', '5', '6']) {
    const body = JSON.stringify({ name, text })
    await portal.fetch(new Request(`${portal.webhookUrl}server.time`, { method: 'POST', headers, body }))
  }
  expect(portal.requests.list().map(({ params }) => params['name'])).toEqual(['3', '4', '5', '6'])
})
