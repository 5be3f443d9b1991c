import { createPortal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { recordOf } from '../../src/documented/records.ts'
import { allMethods } from '../../src/families/portal-families.ts'
import { paramsOf } from '../../fidelity/calls/minimal-params.ts'
import { ownParams } from '../../fidelity/calls/own-params.ts'
import { readMap } from '../../fidelity/calls/read-map.ts'

/** The methods that are reserved for administrators, with parameters that the documentation makes. */
const reserved = allMethods.flatMap(({ name, api, deniedToUsers }) => {
  const record = recordOf(api, name)
  const params = ownParams[name] ?? (record === undefined ? {} : paramsOf(record, 'required'))
  return deniedToUsers === undefined ? [] : [{ name, params }]
})

const refusals = new Set([
  'Access denied!',
  'Access denied.',
  ...allMethods.flatMap((method) => method.deniedToUsers?.description ?? []),
])

const isRefusal = ({ error_description: description = '' }: WireMap): boolean =>
  typeof description === 'string' && refusals.has(description)

const ask = async (url: string, params: WireValue): Promise<WireMap> => {
  const headers = { 'Content-Type': 'application/json' }
  return readMap(await (await fetch(url, { method: 'POST', headers, body: JSON.stringify(params) })).text())
}

/** The reserved methods that refuse the owner of a webhook as one who lacks the right. */
const refusedTo = async (webhookUrl: string): Promise<readonly string[]> => {
  const refused: string[] = []
  for (const { name, params } of reserved) if (isRefusal(await ask(webhookUrl + name, params))) refused.push(name)
  return refused
}

describe('a method that is reserved for administrators', () => {
  it.each(['roles', 'own'] as const)('is refused to others by the rights %s, and nothing changes', async (rights) => {
    await using portal = await createPortal({ switches: { rights } })
    const bob = portal.addWebhook({ userId: 2 })
    const before = portal.snapshot()
    expect(await refusedTo(bob)).toEqual(reserved.map(({ name }) => name))
    expect(Buffer.compare(portal.snapshot(), before)).toBe(0)
  })

  it('is granted to an administrator', async () => {
    await using portal = await createPortal()
    expect(await refusedTo(portal.webhookUrl)).toEqual([])
  })

  it('is granted to everybody on a portal that checks no rights', async () => {
    await using portal = await createPortal({ switches: { rights: 'all' } })
    expect(await refusedTo(portal.addWebhook({ userId: 2 }))).toEqual([])
  })
})
