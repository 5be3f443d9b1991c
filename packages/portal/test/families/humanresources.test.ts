import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { resultOf } from '../client.ts'
import { itemsOf, resultV3, sendV3, shortCode } from '../v3/v3-client.ts'

const portalWithStructure = async (): Promise<Portal> =>
  createPortal({
    switches: { schemaMethods: false },
    clock: 'manual',
    seed: {
      department: [
        { id: 10, name: 'Sales', parent: 1, ufHead: 20 },
        { id: 11, name: 'Sales abroad', parent: 10 },
      ],
      user: [
        { id: 20, name: 'Cleo', lastName: 'Fox', active: true, workPosition: 'Head of sales', ufDepartment: [10, 11] },
        { id: 21, name: 'Dan', lastName: 'Roe', active: true, ufDepartment: [10] },
        { id: 22, name: 'Gone', lastName: 'Fox', active: false, ufDepartment: [10] },
      ],
    },
  })

describe('humanresources.node.*', () => {
  it('get shows a department with its members', async () => {
    await using portal = await portalWithStructure()
    expect(await resultV3(portal, 'humanresources.node.get', { id: 11 })).toEqual({
      item: {
        id: 11,
        name: 'Sales abroad',
        type: 'DEPARTMENT',
        structureId: 1,
        parentId: 10,
        description: null,
        accessCode: 'DR11',
        userCount: 1,
        colorName: null,
        xmlId: null,
        createdAt: '2026-05-28T20:00:00+03:00',
        updatedAt: '2026-05-28T20:00:00+03:00',
        members: [
          {
            userId: 20,
            name: 'Cleo Fox',
            workPosition: 'Head of sales',
            avatar: '',
            url: '/company/personal/user/20/',
            role: 'MEMBER_EMPLOYEE',
          },
        ],
      },
    })
  })

  it.each([
    { method: 'list', body: { type: 'DEPARTMENT' }, ids: [1, 10, 11] },
    { method: 'list', body: { type: 'DEPARTMENT', pagination: { page: 2, limit: 2 } }, ids: [11] },
    { method: 'list', body: { type: 'TEAM' }, ids: [] },
    { method: 'search', body: { type: 'DEPARTMENT', name: 'sales' }, ids: [10, 11] },
    { method: 'search', body: { type: 'DEPARTMENT', name: 'sales', parentId: 10 }, ids: [11] },
    { method: 'children', body: { id: 1 }, ids: [10] },
  ])('$method finds by $body', async ({ method, body, ids }) => {
    await using portal = await portalWithStructure()
    const items = itemsOf(await resultV3(portal, `humanresources.node.${method}`, body))
    expect(items.map(({ id }) => id)).toEqual(ids)
  })

  it('are added, edited, moved and counted', async () => {
    await using portal = await portalWithStructure()
    const fields = { type: 'DEPARTMENT', name: 'Stock', parentId: 10, colorName: 'green' }
    expect(await resultV3(portal, 'humanresources.node.add', fields)).toMatchObject({ id: 12, ...fields, members: [] })
    const edited = { id: 12, name: 'Store', description: 'Goods' }
    expect(await resultV3(portal, 'humanresources.node.edit', edited)).toMatchObject({ ...fields, ...edited })
    expect(await resultV3(portal, 'humanresources.node.move', { id: 12, parentId: 1 })).toMatchObject({ parentId: 1 })
    expect(await resultV3(portal, 'humanresources.node.count')).toEqual({ departments: 4, teams: 0 })
  })

  it.each([
    { method: 'node.list', body: {}, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { method: 'node.list', body: { type: 'OFFICE' }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { method: 'node.get', body: { id: 99 }, code: 'ENTITYNOTFOUNDEXCEPTION' },
    { method: 'node.edit', body: { id: 10, colorName: 'red' }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { method: 'node.move', body: { id: 10, parentId: 11 }, code: 'LOGICEXCEPTION' },
    {
      method: 'node.member.add',
      body: { nodeId: 10, userIds: [21], role: 'BOSS' },
      code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION',
    },
    { method: 'node.communication.list', body: { id: 99 }, code: 'ENTITYNOTFOUNDEXCEPTION' },
    {
      method: 'node.communication.edit',
      body: { nodeId: 10, communicationType: 'POST' },
      code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION',
    },
  ])('$method refuses $body with $code', async ({ method, body, code }) => {
    await using portal = await portalWithStructure()
    expect(shortCode(await sendV3(portal, `humanresources.${method}`, { body }))).toBe(code)
  })

  it('have chats and channels, their own or those that were there', async () => {
    await using portal = await portalWithStructure()
    await resultOf(portal, 'im.chat.add', { TITLE: 'News' })
    const edit = async (body: Record<string, unknown>): Promise<unknown> =>
      resultV3(portal, 'humanresources.node.communication.edit', { nodeId: 10, ...body })
    expect(await edit({ communicationType: 'CHAT', createDefault: true })).toEqual({ success: true })
    await edit({ communicationType: 'CHANNEL', ids: [2, 99], withChildren: true })
    const list = async (id: number): Promise<unknown> =>
      resultV3(portal, 'humanresources.node.communication.list', { id })
    expect(await list(10)).toMatchObject({
      chats: [{ id: 3, title: 'Sales', dialogId: 'chat3' }],
      channels: [{ id: 2, title: 'News' }],
      collabs: [],
      chatsNoAccess: 0,
    })
    expect(portal.rows('imChat').at(-1)).toMatchObject({ users: [1, 20, 21] })
    expect(await list(11)).toMatchObject({ chats: [], channels: [{ id: 2 }] })
    await edit({ communicationType: 'CHANNEL', removeIds: [2] })
    expect(await list(10)).toMatchObject({ channels: [] })
  })

  it('are changed by administrators only', async () => {
    await using portal = await portalWithStructure()
    const webhookUrl = portal.addWebhook({ userId: 2 })
    const reply = await sendV3(portal, 'humanresources.node.edit', { body: { id: 10, name: 'A' }, webhookUrl })
    expect(shortCode(reply)).toBe('ACCESSDENIEDEXCEPTION')
  })
})

describe('humanresources.node.member.*', () => {
  const members = async (portal: Portal, id: number): Promise<unknown> =>
    resultV3(portal, 'humanresources.node.get', { id, select: ['members'] })
  const person = (userId: number, role: string) => ({ userId, role })

  it.each([
    {
      method: 'add',
      body: { nodeId: 11, userIds: [21], role: 'MEMBER_HEAD' },
      result: { success: true },
      after: [person(20, 'MEMBER_EMPLOYEE'), person(21, 'MEMBER_HEAD')],
    },
    {
      method: 'set',
      body: { nodeId: 11, userIds: { MEMBER_HEAD: [2], MEMBER_EMPLOYEE: [21] } },
      result: { success: true },
      after: [person(2, 'MEMBER_HEAD'), person(21, 'MEMBER_EMPLOYEE')],
    },
    {
      method: 'move',
      body: { nodeId: 11, userIds: [21] },
      result: { success: true },
      after: [person(20, 'MEMBER_EMPLOYEE'), person(21, 'MEMBER_EMPLOYEE')],
    },
    {
      method: 'remove',
      body: { nodeId: 11, userIds: [20, 2] },
      result: { removed: [20], failed: [{ userId: 2, reason: 'not a member of the node' }] },
      after: [],
    },
  ])('$method answers, and the members are others', async ({ method, body, result, after }) => {
    await using portal = await portalWithStructure()
    expect(await resultV3(portal, `humanresources.node.member.${method}`, body)).toEqual(result)
    expect(await members(portal, 11)).toMatchObject({ item: { members: after } })
  })
})

describe('humanresources.employee.*', () => {
  it.each([
    { body: { name: 'fox' }, ids: [20] },
    { body: { name: 'o', nodeId: 10 }, ids: [20, 21] },
  ])('search finds active employees by $body', async ({ body, ids }) => {
    await using portal = await portalWithStructure()
    const items = itemsOf(await resultV3(portal, 'humanresources.employee.search', body))
    expect(items.map(({ userId }) => userId)).toEqual(ids)
  })

  it('count, subordinates and multidepartment answer in shapes of their own', async () => {
    await using portal = await portalWithStructure()
    expect(await resultV3(portal, 'humanresources.employee.count')).toEqual({ total: 4 })
    expect(await resultV3(portal, 'humanresources.employee.subordinates', { id: 20 })).toEqual({
      userId: 20,
      departments: [
        { nodeId: 10, name: 'Sales', role: 'MEMBER_HEAD', subordinatesCount: 1 },
        { nodeId: 11, name: 'Sales abroad', role: 'MEMBER_EMPLOYEE', subordinatesCount: 0 },
      ],
    })
    const departments = [
      { id: 10, name: 'Sales' },
      { id: 11, name: 'Sales abroad' },
    ]
    expect(await resultV3(portal, 'humanresources.employee.multidepartment')).toEqual({
      employees: [{ userId: 20, name: 'Cleo Fox', workPosition: 'Head of sales', departments }],
      total: 1,
    })
  })
})

describe('timeman.record.list', () => {
  it('answers one employee’s working days', async () => {
    await using portal = await createPortal({ seed: { timemanRecord: [1, 2, 3] } })
    const filter = [
      ['userId', 1],
      ['startTime', '>=', '2026-01-03T00:00:00+00:00'],
    ]
    const body = { filter, select: ['id', 'duration', 'isApproved'], order: { duration: 'ASC' } }
    expect(await resultV3(portal, 'timeman.record.list', body)).toEqual({
      items: [
        { id: 2, duration: 28_800, isApproved: true },
        { id: 3, duration: 28_800, isApproved: true },
      ],
    })
  })

  it('wants to know whose', async () => {
    await using portal = await createPortal()
    const reply = await sendV3(portal, 'timeman.record.list', { body: {} })
    expect(shortCode(reply)).toBe('VALIDATION_REQUESTFILTERVALIDATIONEXCEPTION')
    expect(reply.body).toMatchObject({ error: { validation: [{ field: 'filter.userId' }] } })
  })
})
