import { createPortal, type Portal, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf, send } from '../../client.ts'

const pieces = [
  {
    family: 'commentitem',
    add: { POST_MESSAGE: 'Hello' },
    change: { POST_MESSAGE: 'Bye' },
    shown: { POST_MESSAGE: 'Bye', AUTHOR_NAME: 'Ann Lee', AUTHOR_ID: '1' },
  },
  {
    family: 'checklistitem',
    add: { TITLE: 'Buy', PARENT_ID: 0, MEMBERS: { 2: { TYPE: 'A' } } },
    change: { TITLE: 'Sell', IS_IMPORTANT: 'Y' },
    shown: {
      TITLE: 'Sell',
      IS_IMPORTANT: 'Y',
      IS_COMPLETE: 'N',
      TASK_ID: '1',
      MEMBERS: [{ ID: '2', NAME: 'Bob Ray' }],
    },
  },
  {
    family: 'elapseditem',
    add: { SECONDS: 90 },
    change: { SECONDS: 150, COMMENT_TEXT: 'Long' },
    shown: { SECONDS: '150', MINUTES: '2', COMMENT_TEXT: 'Long', USER_ID: '1' },
  },
] as const

describe('what hangs on a task', () => {
  it.each(pieces)(
    '$family: added, changed, shown and deleted by positional arguments',
    async ({ family, add, change, shown }) => {
      await using portal = await createPortal({ seed: { task: [1, 2] } })
      const ask = async (action: string, args: WireValue) => resultOf(portal, `task.${family}.${action}`, args)
      expect(await ask('add', [1, add])).toBe(1)
      await ask('add', [2, add])
      await ask('update', [1, 1, change])
      const one = await ask('get', [1, 1])
      expect(Array.isArray(one) ? one[0] : one).toMatchObject({ ID: '1', ...shown })
      expect(await ask('getlist', [1])).toHaveLength(1)
      expect((await callV2(portal, `task.${family}.get`, [1, 2])).body).toMatchObject({ error: 'ERROR_CORE' })
      await ask('delete', [1, 1])
      expect(await ask('getlist', [1])).toEqual([])
    },
  )

  it('is counted and summed up in the task', async () => {
    await using portal = await createPortal({ seed: { task: [1] } })
    await resultOf(portal, 'task.commentitem.add', [1, { POST_MESSAGE: 'A' }])
    await resultOf(portal, 'task.elapseditem.add', [1, { SECONDS: 60 }])
    await resultOf(portal, 'task.elapseditem.add', [1, { SECONDS: 30 }])
    expect(
      await resultOf(portal, 'tasks.task.get', { taskId: 1, select: ['COMMENTS_COUNT', 'TIME_SPENT_IN_LOGS'] }),
    ).toMatchObject({
      task: { commentsCount: '1', timeSpentInLogs: '90' },
    })
  })

  it('takes the same arguments as a form', async () => {
    await using portal = await createPortal({ seed: { task: [1] } })
    const body = new URLSearchParams({ 0: '1', '1[POST_MESSAGE]': 'hi' })
    const { body: reply } = await send(`${portal.webhookUrl}task.commentitem.add`, { method: 'POST', body })
    expect(reply).toMatchObject({ result: 1 })
    expect(portal.rows('taskComment')).toMatchObject([{ postMessage: 'hi' }])
  })

  it.each([
    {
      args: ['x'],
      says: 'TASKS_ERROR_EXCEPTION_#256; Param #0 (taskId) for method ctaskcommentitem::get() expected to be of type "integer"',
    },
    { args: [{}, 1], says: 'Param #0 (taskId)' },
    { args: [1], says: 'Param #1 (itemId)' },
    { args: [9, 1], says: '512/TE/ITEM_NOT_FOUND_OR_NOT_ACCESSIBLE' },
  ])('is refused with $args', async ({ args, says }) => {
    await using portal = await createPortal({ seed: { task: [1] } })
    const { status, body } = await callV2(portal, 'task.commentitem.get', args)
    expect({ status, error: body['error'] }).toEqual({ status: 400, error: 'ERROR_CORE' })
    expect(body['error_description']).toContain(says)
  })

  it('of a checklist is ticked, unticked and moved', async () => {
    await using portal = await createPortal({ seed: { task: [1] } })
    for (const TITLE of ['a', 'b', 'c']) await resultOf(portal, 'task.checklistitem.add', [1, { TITLE, PARENT_ID: 0 }])
    await resultOf(portal, 'task.checklistitem.complete', [1, 2])
    expect(await resultOf(portal, 'task.checklistitem.get', [1, 2])).toMatchObject({
      IS_COMPLETE: 'Y',
      TOGGLED_BY: '1',
    })
    await resultOf(portal, 'task.checklistitem.renew', [1, 2])
    await resultOf(portal, 'task.checklistitem.moveafteritem', [1, 1, 3])
    const order = await resultOf(portal, 'task.checklistitem.getlist', [1, { SORT_INDEX: 'asc' }])
    expect(order).toMatchObject([{ TITLE: 'b', IS_COMPLETE: 'N' }, { TITLE: 'c' }, { TITLE: 'a' }])
  })

  it('tells of comments', async () => {
    await using portal = await createPortal({ seed: { task: [1] } })
    portal.events.addWebhook({ handlerUrl: `${portal.url}/nowhere`, events: ['ONTASKCOMMENTADD'] })
    await resultOf(portal, 'task.commentitem.add', [1, { POST_MESSAGE: 'A' }])
    await portal.events.settled()
    expect(portal.events.deliveries()[0]?.fields).toMatchObject({ data: { FIELDS_AFTER: { ID: '1', TASK_ID: '1' } } })
  })
})

describe('a task of the old methods', () => {
  it('is the task of the new ones', async () => {
    await using portal = await createPortal()
    expect(await resultOf(portal, 'task.item.add', [{ TITLE: 'A', RESPONSIBLE_ID: 1 }])).toBe(1)
    await resultOf(portal, 'task.item.update', [1, { TITLE: 'B' }])
    await resultOf(portal, 'task.item.complete', [1])
    expect(await resultOf(portal, 'task.item.getdata', [1])).toMatchObject({ ID: '1', TITLE: 'B', STATUS: '5' })
    expect(await resultOf(portal, 'task.item.list', [{ ID: 'desc' }, { TITLE: 'B' }])).toHaveLength(1)
    expect(await resultOf(portal, 'tasks.task.list', { filter: { STATUS: 5 } })).toMatchObject({
      tasks: [{ title: 'B' }],
    })
    await resultOf(portal, 'task.item.delete', [1])
    expect(portal.count('task')).toBe(0)
  })

  it('hangs on others, and is planned until it is done', async () => {
    await using portal = await createPortal({ seed: { task: [1, 2] } })
    await resultOf(portal, 'task.dependence.add', [1, 2, 2])
    expect(await resultOf(portal, 'task.item.getdependson', [2])).toEqual([1])
    await resultOf(portal, 'task.dependence.delete', [1, 2])
    expect(await resultOf(portal, 'task.item.getdependson', [2])).toEqual([])
    await resultOf(portal, 'task.item.complete', [1])
    expect(await resultOf(portal, 'task.planner.getlist')).toEqual([2])
  })
})

describe('a task', () => {
  const show = async (portal: Portal) => resultOf(portal, 'tasks.task.get', { taskId: 1 })

  it('is delegated, watched, pinned, muted and a favourite', async () => {
    await using portal = await createPortal({ seed: { task: [1] } })
    expect(await resultOf(portal, 'tasks.task.delegate', { taskId: 1, userId: 2 })).toMatchObject({
      task: { responsibleId: '2', auditors: ['1'] },
    })
    expect(await resultOf(portal, 'tasks.task.stopwatch', { taskId: 1 })).toMatchObject({ task: { auditors: [] } })
    expect(await resultOf(portal, 'tasks.task.mute', { id: 1 })).toMatchObject({ task: { isMuted: 'Y' } })
    expect(await resultOf(portal, 'tasks.task.unmute', { id: 1 })).toMatchObject({ task: { isMuted: 'N' } })
    await resultOf(portal, 'tasks.task.favorite.add', { taskId: 1 })
    expect(await resultOf(portal, 'tasks.task.pin', { id: 1 })).toMatchObject({
      task: { isPinned: 'Y', favorite: 'Y' },
    })
    expect(await show(portal)).toMatchObject({ task: { responsibleId: '2' } })
  })

  it('remembers what was changed, by whom', async () => {
    await using portal = await createPortal({ seed: { task: [{ id: 1, title: 'A', responsibleId: 1 }] } })
    await resultOf(portal, 'tasks.task.update', { taskId: 1, fields: { TITLE: 'B', PRIORITY: 2 } })
    expect(await resultOf(portal, 'tasks.task.history.list', { taskId: 1, filter: { FIELD: 'TITLE' } })).toMatchObject({
      list: [{ field: 'TITLE', value: { from: 'A', to: 'B' }, user: { id: 1, name: 'Ann' } }],
    })
    await resultOf(portal, 'tasks.task.update', { taskId: 1, fields: { ACCOMPLICES: [1, 2] } })
    expect(
      await resultOf(portal, 'tasks.task.history.list', { taskId: 1, filter: { '!FIELD': 'TITLE' } }),
    ).toMatchObject({ list: [{ value: { to: '2' } }, { field: 'ACCOMPLICES', value: { from: '', to: '1,2' } }] })
  })

  it('has results made of comments, and files of the disk', async () => {
    await using portal = await createPortal({ seed: { task: [1], diskObject: [2] } })
    await resultOf(portal, 'task.commentitem.add', [1, { POST_MESSAGE: 'Done' }])
    await resultOf(portal, 'tasks.task.result.addFromComment', { commentId: 1 })
    expect(await resultOf(portal, 'tasks.task.result.list', { taskId: 1 })).toMatchObject([
      { commentId: 1, text: 'Done' },
    ])
    expect(await resultOf(portal, 'tasks.task.result.deleteFromComment', { commentId: 1 })).toBeNull()
    expect(await resultOf(portal, 'tasks.task.files.attach', { taskId: 1, fileId: 2 })).toEqual({ attachmentId: 2 })
    expect(await resultOf(portal, 'task.item.getfiles', [1])).toEqual([2])
    expect(await resultOf(portal, 'disk.attachedObject.get', { id: 2 })).toMatchObject({
      ID: '2',
      MODULE_ID: 'tasks',
      ENTITY_ID: '1',
    })
    expect((await callV2(portal, 'disk.attachedObject.get', { id: 9 })).body).toMatchObject({
      error: 'ERROR_NOT_FOUND',
    })
  })

  it('move on the board of their group, by those who are in it', async () => {
    await using portal = await createPortal({ seed: { task: [1, { id: 2, title: 'B', responsibleId: 2 }] } })
    await resultOf(portal, 'sonet_group.create', { NAME: 'Board' })
    await resultOf(portal, 'tasks.task.update', { taskId: 1, fields: { GROUP_ID: 1 } })
    const stageId = await resultOf(portal, 'task.stages.add', { fields: { TITLE: 'Doing', ENTITY_ID: 1 } })
    const move = { id: 1, stageId: Number(stageId) }
    expect(await resultOf(portal, 'task.stages.movetask', move)).toBe(true)
    expect(portal.rows('task')[0]).toMatchObject({ stageId })
    const bob = portal.addWebhook({ userId: 2 })
    const asBob = async (query: string): Promise<unknown> => (await send(`${bob}task.stages.${query}`)).body
    expect(await asBob('canmovetask?entityId=1&entityType=G')).toMatchObject({ result: false })
    expect(await asBob('canmovetask?entityId=2&entityType=U')).toMatchObject({ result: true })
    expect(await asBob(`movetask?id=1&stageId=${String(Number(stageId))}`)).toMatchObject({ error: 'TASK_NOT_FOUND' })
    await resultOf(portal, 'tasks.task.update', { taskId: 1, fields: { AUDITORS: [2] } })
    expect(await asBob(`movetask?id=1&stageId=${String(Number(stageId))}`)).toMatchObject({
      error: 'ACCESS_DENIED_MOVE',
    })
    expect(await asBob(`movetask?id=2&stageId=${String(Number(stageId))}`)).toMatchObject({ result: true })
    await resultOf(portal, 'sonet_group.user.add', { GROUP_ID: 1, USER_ID: 2 })
    expect(await asBob(`movetask?id=1&stageId=${String(Number(stageId))}`)).toMatchObject({ result: true })
    expect(await asBob('movetask?id=1&stageId=99')).toMatchObject({ error: 'NOT_FOUND' })
    expect(await asBob('movetask?id=99&stageId=1')).toMatchObject({ error: 'TASK_NOT_FOUND' })
  })
})
