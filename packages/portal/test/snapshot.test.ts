import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'

describe('a snapshot', () => {
  it('puts rows back to what they were', async () => {
    await using portal = await createPortal({ seed: { deal: [1, 2, { id: 5, title: 'Five' }] } })
    const snapshot = portal.snapshot()
    const before = portal.rows('deal')
    portal.remove('deal', [1, 5])
    portal.insert('deal', [7])
    portal.restore(snapshot)
    expect(portal.rows('deal')).toEqual(before)
  })

  it('keeps the counter of ids, so that no deleted id comes again', async () => {
    await using portal = await createPortal({ seed: { deal: [1, 9] } })
    portal.remove('deal', [9])
    portal.restore(portal.snapshot())
    portal.insert('deal', [{ title: 'Next' }])
    expect(portal.rows('deal').map(({ id }) => id)).toEqual([1, 10])
  })

  it('moves to another portal', async () => {
    await using source = await createPortal({ seed: { contact: [3, 4] } })
    await using target = await createPortal()
    target.restore(source.snapshot())
    expect(target.rows('contact')).toEqual(source.rows('contact'))
  })

  it('is refused, and changes nothing, when it is none', async () => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    expect(() => portal.restore(new TextEncoder().encode('not a database'))).toThrow('no snapshot of a portal')
    expect(portal.count('deal')).toBe(1)
  })

  it('reset sows the seed again', async () => {
    await using portal = await createPortal({ seed: { deal: [1, 2] } })
    portal.remove('deal', [1, 2])
    portal.insert('contact', [1])
    await portal.reset()
    expect([portal.count('deal'), portal.count('contact')]).toEqual([2, 0])
  })
})
