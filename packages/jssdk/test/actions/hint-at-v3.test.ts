import { B24Hook, Logger, MemoryHandler } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

let portal: Portal
let $b24: B24Hook
const log = new MemoryHandler()

beforeAll(async () => {
  portal = await createPortal({ seed: { deal: [1], task: [1, 2, 3] } })
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
  $b24.setLogger(Logger.create('test').pushHandler(log))
})
afterAll(() => portal.close())
beforeEach(() => log.clear())

const hinted = (): unknown[] =>
  log
    .getRecords()
    .filter(({ context }) => context['code'] === 'JSSDK_CORE_METHOD_AVAILABLE_IN_API_V3')
    .map(({ context }): unknown[] => [context['method'], context['requestId']])

const task = (taskId: number): ['tasks.task.get', { taskId: number }] => ['tasks.task.get', { taskId }]
const deal: ['crm.item.get', { entityTypeId: number; id: number }] = ['crm.item.get', { entityTypeId: 2, id: 1 }]
const options = { isHaltOnError: false, requestId: 'mine' }
const { v2, v3 } = { v2: () => $b24.actions.v2, v3: () => $b24.actions.v3 }

async function* taskStream(): AsyncGenerator<ReturnType<typeof task>> {
  for (let index = 0; index < 120; index += 1) yield task((index % 3) + 1)
}

const drain = async (stream: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of stream);
}

describe('methods that REST v3 offers too are hinted at in a batch of v2, each once', () => {
  it.each([
    { title: 'a list of commands', run: () => v2().batch.make({ calls: [task(1), deal, task(2)], options }) },
    {
      title: 'commands with names, as objects',
      run: () =>
        v2().batch.make({ calls: { a: { method: 'tasks.task.get', params: { taskId: 1 } }, b: deal }, options }),
    },
    {
      title: 'chunks',
      run: () => v2().batchByChunk.make({ calls: Array.from({ length: 120 }, () => task(1)), options }),
    },
    { title: 'a stream of commands', run: () => drain(v2().batchByChunk.stream({ calls: taskStream(), options })) },
  ])('$title', async ({ run }) => {
    await run()
    expect(hinted()).toEqual([['tasks.task.get', 'mine']])
  })

  it('each method of its own', async () => {
    await v2().batch.make({ calls: [task(1), ['tasks.task.add', { fields: { TITLE: 'A', RESPONSIBLE_ID: 1 } }]] })
    expect(hinted()).toEqual([
      ['tasks.task.get', undefined],
      ['tasks.task.add', undefined],
    ])
  })

  it.each([
    { title: 'still: of other methods alone', run: () => v2().batch.make({ calls: [deal] }) },
    { title: 'still: a batch of v3', run: () => v3().batch.make({ calls: [['tasks.task.get', { id: 1 }]] }) },
  ])('$title', async ({ run }) => {
    await run()
    expect(hinted()).toEqual([])
  })

  it.each([[[task(1), null]], [[[]]], [7], [null], [{ a: 7 }]])(
    'still: what is no command is refused: %j',
    async (calls) => {
      const fromOutside = calls as never // oxlint-disable-line typescript/no-unsafe-type-assertion -- what is tested is a caller without types
      const refused = v2().batch.make({ calls: fromOutside })
      await expect(refused).rejects.toMatchObject({ code: 'JSSDK_INTERACTION_BATCH_ROW_FAIL' })
    },
  )

  it('still: nothing when the portal decides which methods v3 serves', async () => {
    const client = B24Hook.fromWebhookUrl(portal.webhookUrl, { v3Methods: 'server' })
    client.setLogger(Logger.create('test').pushHandler(log))
    await client.actions.v2.batch.make({ calls: [task(1)] })
    expect(hinted()).toEqual([])
  })
})
