import { createPortal, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resultOf } from './client.ts'

let portal: Portal
beforeAll(async () => {
  portal = await createPortal()
})
afterAll(async () => portal.close())

const isMap = (value: WireValue | undefined): value is WireMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A row as it comes back after it was written. */
const written = async (add: string, get: string, fields: WireMap): Promise<WireMap> => {
  const added = await resultOf(portal, add, { fields })
  const id = isMap(added) ? Number(isMap(added['task']) ? added['task']['id'] : 0) : Number(added)
  const row = await resultOf(portal, get, { id, taskId: id })
  if (!isMap(row)) throw new Error('No row.')
  return isMap(row['task']) ? row['task'] : row
}

describe('a moment', () => {
  it.each([
    { sent: '2026-05-28T20:26:40+03:00' },
    { sent: '2026-05-28T17:26:40.123Z' },
    { sent: '2026-05-28T19:26:40+02' },
    { sent: '2026-05-28 20:26:40' },
    { sent: '2026/05/28 20:26:40' },
    { sent: '28.05.2026 20:26:40' },
    { sent: '05/28/2026 08:26:40 pm' },
    { sent: '5/28/2026, 8:26:40 PM' },
    { sent: 'Thu, 28 May 2026 17:26:40 GMT' },
    { sent: 'Thu May 28 2026 20:26:40 GMT+0300 (Moscow Standard Time)' },
    { sent: 'May 28, 2026 20:26:40' },
  ])('"$sent" is read as PHP reads it', async ({ sent }) => {
    const task = await written('tasks.task.add', 'tasks.task.get', { TITLE: 'T', RESPONSIBLE_ID: 1, DEADLINE: sent })
    expect(task['deadline']).toBe('2026-05-28T20:26:40+03:00')
    const filter = { '>=DEADLINE': sent, '<=DEADLINE': sent }
    const found = await resultOf(portal, 'tasks.task.list', { filter, select: ['ID'] })
    expect(JSON.stringify(found)).toContain(`{"id":${JSON.stringify(task['id'])}`)
  })

  it.each(['nonsense', '2026-02-31', '2026-05-28T24:00', '2026-05-28T20:60', '2026-05/28', ' '.repeat(200)])(
    '"%s" is none',
    async (sent) => {
      const task = await written('tasks.task.add', 'tasks.task.get', { TITLE: 'T', RESPONSIBLE_ID: 1, DEADLINE: sent })
      expect(task['deadline']).toBeNull()
    },
  )
})

describe('a calendar day', () => {
  it.each([
    { sent: '1990-03-01' },
    { sent: '1990-03-01T03:00:00+03:00' },
    { sent: '1990-03-01T00:00:00+03:00' },
    { sent: '1990-03-01T23:59:59+03:00' },
    { sent: '1990-03-01T00:00:00Z' },
    { sent: '1990-03-01T23:30' },
    { sent: '01.03.1990' },
    { sent: '1 March 1990' },
  ])('"$sent" loses its time in the zone of the server', async ({ sent }) => {
    const contact = await written('crm.contact.add', 'crm.contact.get', { NAME: 'A', BIRTHDATE: sent })
    expect(contact['BIRTHDATE']).toBe('1990-03-01T03:00:00+03:00')
  })
})

describe('a moment beyond years of four digits', () => {
  it.each<{ name: string; closedate: WireValue }>([
    { name: 'in a number', closedate: -8_640_000_010_801 },
    { name: 'in a number in a map', closedate: { '': -8_640_000_010_801 } },
    { name: 'in a number that a date could hold, but not in the portal’s zone', closedate: 8_639_999_999_999 },
    { name: 'of the year 10000', closedate: 253_402_300_800 },
    { name: 'in another zone', closedate: '9999-12-31T23:59:59-10:00' },
  ])('$name ends in no error of the server, and the rows can be read', async ({ closedate }) => {
    const body = JSON.stringify({ entityTypeId: 2, fields: { title: 'A', closedate } })
    const headers = { 'Content-Type': 'application/json' }
    const reply = await fetch(`${portal.webhookUrl}crm.item.add`, { method: 'POST', headers, body })
    expect(reply.status).toBeLessThan(500)
    expect((await fetch(`${portal.webhookUrl}crm.deal.list`)).status).toBe(200)
    expect(
      (await fetch(`${portal.webhookUrl}crm.deal.list?filter[<CLOSEDATE]=${String(-8_640_000_010_801)}`)).status,
    ).toBe(200)
  })
})
