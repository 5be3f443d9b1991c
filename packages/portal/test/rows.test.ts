import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'

describe('rows that a test puts into a portal', () => {
  it('come back in order of id, completed as a portal completes them', async () => {
    await using portal = await createPortal({ clock: 'manual', seed: { deal: [7, { id: 3, title: 'Big one' }] } })
    expect(portal.rows('deal').map(({ id, title, stageId }) => ({ id, title, stageId }))).toEqual([
      { id: 3, title: 'Big one', stageId: 'NEW' },
      { id: 7, title: 'Deal 7', stageId: 'NEW' },
    ])
    expect(portal.rows('deal')[0]).toMatchObject({
      createdTime: '2026-05-28T20:00:00+03:00',
      closedate: '2026-06-04T03:00:00+03:00',
      opened: 'Y',
      companyId: null,
      contactIds: [],
    })
  })

  it('are gone after a reset, and the seed is back', async () => {
    await using portal = await createPortal({ seed: { contact: [1, 2] } })
    portal.insert('contact', [10])
    portal.remove('contact', [1])
    expect(portal.rows('contact').map(({ id }) => id)).toEqual([2, 10])
    await portal.reset()
    expect(portal.rows('contact').map(({ id }) => id)).toEqual([1, 2])
    expect(portal.count('user')).toBe(2)
  })
})
