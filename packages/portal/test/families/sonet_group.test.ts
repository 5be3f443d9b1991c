import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf, send } from '../client.ts'

describe('a workgroup', () => {
  it('is made, found, changed, handed over and deleted, and tells of it', async () => {
    await using portal = await createPortal()
    const events = ['ONSONETGROUPADD', 'ONSONETGROUPDELETE']
    portal.events.addWebhook({ handlerUrl: `${portal.url}/nowhere`, events })
    expect(await resultOf(portal, 'sonet_group.create', { NAME: 'Sales', OPENED: 'Y' })).toBe(1)
    await resultOf(portal, 'sonet_group.update', { GROUP_ID: 1, NAME: 'Sales team' })
    expect((await callV2(portal, 'sonet_group.get', { FILTER: { '%NAME': 'team' } })).body).toMatchObject({
      total: 1,
      result: [{ ID: '1', NAME: 'Sales team', OPENED: 'Y', OWNER_ID: '1', NUMBER_OF_MEMBERS: '1' }],
    })
    await resultOf(portal, 'sonet_group.setowner', { GROUP_ID: 1, USER_ID: 2 })
    expect(await resultOf(portal, 'sonet_group.user.get', { ID: 1 })).toEqual([
      { USER_ID: '1', ROLE: 'K' },
      { USER_ID: '2', ROLE: 'A' },
    ])
    expect(await resultOf(portal, 'socialnetwork.api.workgroup.list')).toMatchObject({ workgroups: [{ id: '1' }] })
    await resultOf(portal, 'sonet_group.delete', { GROUP_ID: 1 })
    expect(await resultOf(portal, 'sonet_group.get')).toEqual([])
    await portal.events.settled()
    expect(portal.events.deliveries().map(({ event }) => event)).toEqual(events)
  })

  it('invites users who are no members', async () => {
    await using portal = await createPortal({ seed: { user: [3] } })
    await resultOf(portal, 'sonet_group.create', { NAME: 'A' })
    await resultOf(portal, 'sonet_group.user.add', { GROUP_ID: 1, USER_ID: 2 })
    expect(await resultOf(portal, 'sonet_group.user.invite', { GROUP_ID: 1, USER_ID: [1, 2, 3] })).toEqual(['3'])
    expect(await resultOf(portal, 'sonet_group.user.get', { ID: 1 })).toEqual([
      { USER_ID: '1', ROLE: 'A' },
      { USER_ID: '2', ROLE: 'K' },
      { USER_ID: '3', ROLE: 'Z' },
    ])
  })

  it('has members, whose roles change and whose owner stays', async () => {
    await using portal = await createPortal({ seed: { user: [3] } })
    await resultOf(portal, 'sonet_group.create', { NAME: 'A' })
    expect(await resultOf(portal, 'sonet_group.user.add', { GROUP_ID: 1, USER_ID: [1, 2, 3, 9] })).toEqual(['2', '3'])
    await resultOf(portal, 'sonet_group.user.update', { GROUP_ID: 1, USER_ID: 2, ROLE: 'E' })
    expect(await resultOf(portal, 'socialnetwork.api.workgroup.get', { params: { groupId: 1 } })).toMatchObject({
      ID: 1,
      NAME: 'A',
      MEMBERS: [1, 2, 3],
      MODERATOR_MEMBERS: [2],
      ORDINARY_MEMBERS: [3],
    })
    const none = await callV2(portal, 'socialnetwork.api.workgroup.get', { params: { groupId: 9 } })
    expect(none.body).toMatchObject({ error: 'SONET_CONTROLLER_WORKGROUP_NOT_FOUND' })
    await resultOf(portal, 'sonet_group.user.delete', { GROUP_ID: 1, USER_ID: 3 })
    expect(await resultOf(portal, 'sonet_group.user.get', { ID: 1 })).toEqual([
      { USER_ID: '1', ROLE: 'A' },
      { USER_ID: '2', ROLE: 'E' },
    ])
    expect(await resultOf(portal, 'sonet_group.user.groups')).toMatchObject([{ GROUP_ID: '1', ROLE: 'A' }])
  })

  it.each([
    { method: 'sonet_group.create', params: {}, error: 'ERROR_CORE' },
    { method: 'sonet_group.update', params: { GROUP_ID: 9 }, error: '' },
    { method: 'sonet_group.user.add', params: { GROUP_ID: 1, USER_ID: 9 }, error: '' },
    { method: 'sonet_group.user.update', params: { GROUP_ID: 1, USER_ID: 2, ROLE: 'A' }, error: 'ERROR_CORE' },
  ])('is refused for $method with $params', async ({ method, params, error }) => {
    await using portal = await createPortal()
    await resultOf(portal, 'sonet_group.create', { NAME: 'A' })
    expect((await callV2(portal, method, params)).body).toMatchObject({ error })
  })
})

describe('rights by their codes', () => {
  it.each([
    { codes: ['U2'], isHeld: true },
    { codes: ['U1'], isHeld: false },
    { codes: ['U1', 'AU'], isHeld: true },
    { codes: ['D2'], isHeld: true },
    { codes: ['D1'], isHeld: false },
    { codes: ['DR1'], isHeld: true },
    { codes: ['G1'], isHeld: false },
  ])('$codes are held by user 2 of department 2: $isHeld', async ({ codes, isHeld }) => {
    await using portal = await createPortal({ seed: { department: [{ id: 2, name: 'Sales', parent: 1 }] } })
    await resultOf(portal, 'user.update', { ID: 2, UF_DEPARTMENT: [2] })
    const query = codes.map((code) => `ACCESS[]=${code}`).join('&')
    const { body } = await send(`${portal.addWebhook({ userId: 2 })}user.access?${query}`)
    expect(body['result']).toBe(isHeld)
  })

  it('have names', async () => {
    await using portal = await createPortal()
    expect(await resultOf(portal, 'access.name', { ACCESS: ['U2', 'DR1', 'AU', 'X9'] })).toEqual({
      U2: { provider: 'user', name: 'Bob Ray', provider_id: 'user' },
      DR1: { provider: 'intranet', name: 'Head office', provider_id: 'intranet' },
      AU: { provider: 'other', name: 'All authorized users', provider_id: 'other' },
    })
    expect(await resultOf(portal, 'access.name')).toBe(false)
  })
})
