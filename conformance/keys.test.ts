import { B24Hook } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { openScriptedServer, success, type ScriptedRequest } from './scripted-server.ts'
import { collect, idsUpTo, openStage, recordedLog, withoutLimits } from './stage.ts'

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

/** A folder of 120 objects, read the way `disk.folder.getchildren` reads: rows with `ID` right in the result. */
const folder = ({ body }: ScriptedRequest) => {
  const after = Number(asRecord(asRecord(body)['filter'])['>ID'] ?? 0)
  const ids = idsUpTo(120).filter((id) => id > after)
  return success(ids.slice(0, 50).map((id) => ({ ID: String(id), NAME: `File ${id}` })))
}

describe('the keys of a list', () => {
  it('S85: idKey names the id field of the rows', async () => {
    await using server = await openScriptedServer(({ body }) => {
      const after = Number(asRecord(asRecord(body)['filter'])['>ID'] ?? 0)
      return success(
        idsUpTo(70)
          .filter((id) => id > after)
          .slice(0, 50)
          .map((id) => ({ code: id, ID: -1 })),
      )
    })
    const $b24 = B24Hook.fromWebhookUrl(server.webhookUrl, { restrictionParams: withoutLimits })
    const response = await $b24.actions.v2.callList.make<{ code: number }>({
      method: 'lists.element.get',
      idKey: 'code',
      cursorIdKey: 'ID',
    })
    expect(response.getData()!.map(({ code }) => code)).toEqual(idsUpTo(70))
  })

  it('S86: cursorIdKey names the field of the request, in the order and in the condition', async () => {
    await using stage = await openStage({ seed: { task: idsUpTo(60) } })
    await stage.$b24.actions.v2.callList.make({
      method: 'tasks.task.list',
      idKey: 'id',
      cursorIdKey: 'ID',
      customKeyForResult: 'tasks',
      strategy: 'pages',
    })
    expect(stage.portal.requests.list()).toMatchObject([
      { params: { order: { ID: 'ASC' }, filter: { '>ID': 0 } } },
      { params: { order: { ID: 'ASC' }, filter: { '>ID': 50 } } },
    ])
  })

  it('S87: crm.item.list on v2 pages with id and items', async () => {
    await using stage = await openStage({ seed: { contact: idsUpTo(130) } })
    const response = await stage.$b24.actions.v2.callList.make<{ id: number }>({
      method: 'crm.item.list',
      params: { entityTypeId: 3, select: ['id'] },
      idKey: 'id',
      customKeyForResult: 'items',
    })
    expect(response.getData()!.map(({ id }) => id)).toEqual(idsUpTo(130))
  })

  it.each([
    { method: 'crm.deal.list', entity: 'deal' },
    { method: 'crm.contact.list', entity: 'contact' },
    { method: 'crm.company.list', entity: 'company' },
    { method: 'crm.lead.list', entity: 'lead' },
  ] as const)('S88: $method pages with defaults only', async ({ method, entity }) => {
    await using stage = await openStage({ seed: { [entity]: idsUpTo(130) } })
    const response = await stage.$b24.actions.v2.callList.make<{ ID: string }>({ method, params: { select: ['ID'] } })
    expect(response.getData()!.map(({ ID }) => Number(ID))).toEqual(idsUpTo(130))
  })

  it('S89: tasks.task.list on v2 pages with id, ID and tasks', async () => {
    await using stage = await openStage({ seed: { task: idsUpTo(130) } })
    const response = await stage.$b24.actions.v2.callList.make<{ id: string }>({
      method: 'tasks.task.list',
      params: { select: ['ID', 'TITLE'] },
      idKey: 'id',
      cursorIdKey: 'ID',
      customKeyForResult: 'tasks',
    })
    expect(response.getData()!.map(({ id }) => Number(id))).toEqual(idsUpTo(130))
  })

  it('S90: disk.folder.getchildren pages with defaults only', async () => {
    await using server = await openScriptedServer(folder)
    const $b24 = B24Hook.fromWebhookUrl(server.webhookUrl, { restrictionParams: withoutLimits })
    $b24.setLogger(recordedLog().logger)
    const response = await $b24.actions.v2.callList.make<{ ID: string }>({
      method: 'disk.folder.getchildren',
      params: { id: 8 },
    })
    expect(response.getData()!.map(({ ID }) => Number(ID))).toEqual(idsUpTo(120))
    const pages = server.requests.filter(({ method }) => method === 'disk.folder.getchildren')
    expect(pages).toHaveLength(3)
    for (const { body } of pages) expect(body).toMatchObject({ id: 8, order: { ID: 'ASC' } })
  })

  it('S91: main.eventlog.list on v3 pages with id and items', async () => {
    await using stage = await openStage({ seed: { eventlog: idsUpTo(130) } })
    const response = await stage.$b24.actions.v3.callList.make<{ id: number }>({
      method: 'main.eventlog.list',
      idKey: 'id',
      customKeyForResult: 'items',
    })
    expect(response.getData()!.map(({ id }) => id)).toEqual(idsUpTo(130))
  })

  it.each(['v2', 'v3'] as const)(
    'S92: a wrong customKeyForResult on %s gives success with no rows',
    async (version) => {
      await using stage = await openStage({ seed: { deal: idsUpTo(60), eventlog: idsUpTo(60) } })
      const options = {
        method: version === 'v2' ? 'crm.item.list' : 'main.eventlog.list',
        params: version === 'v2' ? { entityTypeId: 2 } : {},
        idKey: 'id',
        customKeyForResult: 'wrong',
      }
      const listed = await stage.$b24.actions[version].callList.make(options)
      expect(listed.isSuccess).toBe(true)
      expect(listed.getData()).toEqual([])
      expect(listed.getErrorMessages()).toEqual([])
      await expect(collect(stage.$b24.actions[version].fetchList.make(options))).resolves.toEqual([])
    },
  )
})
