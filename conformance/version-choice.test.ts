import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ApiVersion, SdkError, versionManager } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { containing } from './matchers.ts'
import { collect, openStage, type Stage } from './stage.ts'

const fieldMethods = (family: string): string[] => [`${family}.field.list`, `${family}.field.get`]
const under = (family: string, names: string): string[] => names.split(' ').map((name) => `${family}.${name}`)

/** The families of the list, one row for each claim. */
const families = [
  { claim: 'S11', methods: under('tasks.task', 'add get update delete') },
  { claim: 'S12', methods: under('tasks.task.result', 'add addfromchatmessage update list delete') },
  { claim: 'S13', methods: [...under('tasks.task.access', 'get'), ...fieldMethods('tasks.task.access')] },
  { claim: 'S14', methods: [...under('tasks.task.file', 'attach'), ...fieldMethods('tasks.task.file')] },
  { claim: 'S15', methods: [...under('tasks.task.chat.message', 'send'), ...fieldMethods('tasks.task.chat.message')] },
  { claim: 'S16', methods: fieldMethods('tasks.task') },
  { claim: 'S17', methods: [...under('mail.mailbox', 'list get senders'), ...fieldMethods('mail.mailbox')] },
  {
    claim: 'S18',
    methods: [
      ...under('mail.message', 'list get thread send reply forward movetofolder createcrmactivity removecrmactivity'),
      ...under('mail.message', 'createtask createcalendarevent createchat createfeedpost'),
      ...fieldMethods('mail.message'),
    ],
  },
  {
    claim: 'S19',
    methods: [...under('mail.recipient', 'listcontacts listemployees'), ...fieldMethods('mail.recipient')],
  },
  {
    claim: 'S20',
    methods: [
      ...under('humanresources.node', 'add edit get list search children count move'),
      ...under('humanresources.node', 'member.add member.set member.move member.remove'),
      ...under('humanresources.node', 'communication.edit communication.list'),
      ...fieldMethods('humanresources.node'),
    ],
  },
  {
    claim: 'S21',
    methods: [
      ...under('humanresources.employee', 'search subordinates count multidepartment'),
      ...fieldMethods('humanresources.employee'),
    ],
  },
  { claim: 'S22', methods: [...under('timeman.record', 'list'), ...fieldMethods('timeman.record')] },
  { claim: 'S23', methods: [...under('main.eventlog', 'list get tail'), ...fieldMethods('main.eventlog')] },
  { claim: 'S24', methods: ['batch', 'scopes', 'rest.scope.list', 'rest.documentation.openapi', 'documentation'] },
] as const

const listed = families.flatMap(({ methods }) => methods)
const unlisted = [
  'crm.item.get',
  'crm.item.list',
  'profile',
  'server.time',
  'Tasks.Task.Get',
  'tasks.task',
  'timeman.record.add',
  'user.get',
  'notes.get',
  'note',
  'call.followup',
  'tasks.task.gantt.link.add',
  'tasks.task.list.get',
  'tasks.task.approve',
  'humanresources.node.member.get',
]

/** Documented after the list of the contract was made: v3 takes them, and nothing else changes. */
const since = [
  ...under('call.followup', 'list get field.list field.get'),
  ...under('humanresources.node.member', 'field.list field.get'),
  ...under('note.collection', 'add archive delete get list update field.list field.get'),
  ...under('note.document', 'add archive delete get update field.list field.get'),
  ...under('note.document', 'search.list search.field.list search.field.get tree.list tree.field.list tree.field.get'),
  ...under('note.file', 'add get field.list field.get'),
  ...under('tasks.task', 'list gantt.link.list'),
]

describe('methods documented since', () => {
  it('v3 takes them; the version manager does not know them and v2 gives no hint', async () => {
    await using stage = await openStage()
    const { $b24, log } = stage
    expect(since).toHaveLength(33)
    for (const method of since) {
      const call = $b24.actions.v3.call.make({ method, params: {} })
      const code = await call
        .then(() => 'none')
        .catch((error: unknown) => (error instanceof SdkError ? error.code : ''))
      expect({ method, code }).not.toEqual({ method, code: 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3' })
      await $b24.actions.v2.call.make({ method }).catch(() => undefined)
      expect(versionManager.isSupport(ApiVersion.v3, method)).toBe(false)
      expect(versionManager.automaticallyObtainApiVersion(method)).toBe(ApiVersion.v2)
    }
    expect(log.withCode('JSSDK_CORE_METHOD_AVAILABLE_IN_API_V3')).toEqual([])
  })

  it('lists, batches and long batches of v3 take them too', async () => {
    await using stage = await openStage({ seed: { task: [1, 2] } })
    const { v3 } = stage.$b24.actions
    const method = 'tasks.task.list'
    const list = await v3.callList.make<{ id: number }>({ method, customKeyForResult: 'items' })
    expect(list.getData()?.map(({ id }) => id)).toEqual([1, 2])
    const [batch, long] = [
      await v3.batch.make({ calls: [[method]] }),
      await v3.batchByChunk.make({ calls: [[method]] }),
    ]
    expect([batch.isSuccess, long.isSuccess]).toEqual([true, true])
  })
})

describe('the list of v3 methods', () => {
  it('S9: v3 accepts the methods of the list and no other', () => {
    expect(listed).toHaveLength(79)
    expect(listed.filter((method) => !versionManager.isSupport(ApiVersion.v3, method))).toEqual([])
    expect(unlisted.filter((method) => versionManager.isSupport(ApiVersion.v3, method))).toEqual([])
  })

  for (const { claim, methods } of families) {
    it(`${claim}: on the list: ${methods.join(', ')}`, () => {
      for (const method of methods) {
        expect(versionManager.isSupport(ApiVersion.v3, method)).toBe(true)
        expect(versionManager.automaticallyObtainApiVersion(method)).toBe(ApiVersion.v3)
      }
    })
  }

  it('S10: the list stands in one file of the sources', () => {
    const source = join(import.meta.dirname, '..', 'packages', 'jssdk', 'src')
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
      .filter((name) => readFileSync(join(source, name), 'utf8').includes('movetofolder'))
    expect(files).toHaveLength(1)
  })

  it('S10: the guard of the calls, the hint and the version manager give the same answer for every name', async () => {
    await using stage = await openStage()
    const { $b24, log } = stage
    for (const method of [...listed, ...unlisted]) {
      const isListed = versionManager.isSupport(ApiVersion.v3, method)
      const refused = await $b24.actions.v3.call
        .make({ method })
        .then(() => false)
        .catch(
          (error: unknown) => error instanceof SdkError && error.code === 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3',
        )
      expect({ method, isListed: !refused }).toEqual({ method, isListed })
      await $b24.actions.v2.call.make({ method }).catch(() => undefined)
    }
    const hinted = log.withCode('JSSDK_CORE_METHOD_AVAILABLE_IN_API_V3').map(({ context }) => String(context['method']))
    expect(hinted).toEqual(listed)
  })

  it('S22: timeman.record is read-only on v3: timeman.record.add is refused', async () => {
    await using stage = await openStage()
    await expect(stage.$b24.actions.v3.call.make({ method: 'timeman.record.add' })).rejects.toMatchObject({
      code: 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3',
    })
    expect(stage.portal.requests.count()).toBe(0)
  })

  it('S25: any other method is served through v2', async () => {
    await using stage = await openStage({ seed: { deal: [7] } })
    const response = await stage.$b24.actions.v2.call.make<{ item: { id: number } }>({
      method: 'crm.item.get',
      params: { entityTypeId: 2, id: 7 },
    })
    expect(response.getData()!.result.item.id).toBe(7)
    expect(versionManager.automaticallyObtainApiVersion('crm.item.get')).toBe(ApiVersion.v2)
    expect(versionManager.isSupport(ApiVersion.v2, 'crm.item.get')).toBe(true)
  })

  it('S25: a batch goes to v3 when every command is on the list, else to v2', () => {
    const both: [string][] = [['tasks.task.get'], ['main.eventlog.list']]
    expect(versionManager.automaticallyObtainApiVersionForBatch(both)).toBe(ApiVersion.v3)
    expect(versionManager.automaticallyObtainApiVersionForBatch([...both, ['crm.item.get']])).toBe(ApiVersion.v2)
  })
})

describe('a v2 call', () => {
  it('S26: of a listed method logs a hint and gives its result all the same', async () => {
    await using stage = await openStage({ seed: { task: [1] } })
    const response = await stage.$b24.actions.v2.call.make<{ task: { id: string } }>({
      method: 'tasks.task.get',
      params: { taskId: 1, select: ['ID', 'TITLE'] },
      requestId: 'hinted',
    })
    expect(response.getData()!.result.task.id).toBe('1')
    expect(stage.log.withCode('JSSDK_CORE_METHOD_AVAILABLE_IN_API_V3')).toMatchObject([
      {
        levelName: 'WARNING',
        message: "The method tasks.task.get is available in restApi:v3. It's worth migrating to the new API.",
        context: { method: 'tasks.task.get', requestId: 'hinted' },
      },
    ])
    expect(stage.portal.requests.list()).toMatchObject([{ api: 'v2', method: 'tasks.task.get', status: 200 }])
  })

  it('S27: of an unlisted method logs no such hint', async () => {
    await using stage = await openStage()
    await stage.$b24.actions.v2.call.make({ method: 'profile' })
    expect(stage.log.withCode('JSSDK_CORE_METHOD_AVAILABLE_IN_API_V3')).toEqual([])
  })
})

describe('v3 refuses an unlisted method', () => {
  const method = 'crm.item.list'
  const refused = { code: 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3', status: 500 }

  it('S28: call', async () => {
    await using stage = await openStage()
    const call = stage.$b24.actions.v3.call.make({ method })
    await expect(call).rejects.toBeInstanceOf(SdkError)
    await expect(stage.$b24.actions.v3.call.make({ method })).rejects.toMatchObject({
      ...refused,
      message: containing('restApi:v3 not support method crm.item.list'),
    })
  })

  it.each([
    {
      action: 'callList',
      run: ({ $b24 }: Stage) => $b24.actions.v3.callList.make({ method, customKeyForResult: 'items' }),
    },
    {
      action: 'fetchList',
      run: ({ $b24 }: Stage) => collect($b24.actions.v3.fetchList.make({ method, customKeyForResult: 'items' })),
    },
    {
      action: 'batch',
      run: ({ $b24 }: Stage) => $b24.actions.v3.batch.make({ calls: [['tasks.task.get', { id: 1 }], [method]] }),
    },
    {
      action: 'batchByChunk',
      run: ({ $b24 }: Stage) =>
        $b24.actions.v3.batchByChunk.make({
          calls: [...Array.from({ length: 60 }, (): [string] => ['tasks.task.field.list']), [method]],
        }),
    },
  ])('S29: $action', async ({ run }) => {
    await using stage = await openStage()
    await expect(run(stage)).rejects.toMatchObject(refused)
  })

  it('S30: and no request leaves the client', async () => {
    await using stage = await openStage()
    const { v3 } = stage.$b24.actions
    const refusals = [
      v3.call.make({ method }),
      v3.callList.make({ method, customKeyForResult: 'items' }),
      collect(v3.fetchList.make({ method, customKeyForResult: 'items' })),
      v3.batch.make({ calls: { Good: { method: 'tasks.task.field.list' }, Bad: { method } } }),
      v3.batchByChunk.make({
        calls: [...Array.from({ length: 60 }, (): [string] => ['tasks.task.field.list']), [method]],
      }),
    ]
    expect((await Promise.allSettled(refusals)).map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
    expect(stage.portal.requests.list()).toEqual([])
  })
})
