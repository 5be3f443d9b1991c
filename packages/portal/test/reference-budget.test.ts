import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { objectOf } from './client.ts'

let portal: Portal
beforeAll(async () => {
  portal = await createPortal()
})
afterAll(async () => portal.close())

/** Each command but the first says what the one before said, twice. */
const doubling = (commands: number): Record<string, string> => {
  const twice = (index: number): string => {
    const before = `$result[c${String(index - 1)}][item][title]`
    return encodeURIComponent(`${before} ${before}`)
  }
  return Object.fromEntries(
    Array.from({ length: commands }, (_, index) => [
      `c${String(index)}`,
      `crm.item.add?entityTypeId=2&fields[title]=${index === 0 ? 'x'.repeat(4000) : twice(index)}`,
    ]),
  )
}

it('references that double a text get INVALID_REQUEST before the text is made, and the batch is answered', async () => {
  const result = await objectOf(portal, 'batch', { cmd: doubling(20) })
  const errors = JSON.stringify(result['result_error'])
  expect(errors).toContain('"INVALID_REQUEST"')
  expect(errors).toContain('The references of the batch put in more than 33554432 characters.')
  const longest = Math.max(...portal.rows('deal').map(({ title }) => JSON.stringify(title).length))
  expect(longest).toBeLessThan(33_554_432)
})

it('still: a text is put in as often as it is asked for, below that', async () => {
  const result = await objectOf(portal, 'batch', { cmd: doubling(5) })
  expect(JSON.stringify(result['result_error'])).toBe('[]')
})

it('a structure that stands in itself over and over is counted as often as it stands there', async () => {
  // Fifty commands, each with the whole result of the one before in many places.
  const places = Array.from(
    { length: 200 },
    (_, index) => `filter[k${String(index)}]=${encodeURIComponent('$result[l]')}`,
  )
  portal.insert(
    'deal',
    Array.from({ length: 50 }, () => ({ title: 'y'.repeat(5000) })),
  )
  const cmd: Record<string, string> = { l: 'crm.deal.list?order[ID]=DESC' }
  for (let index = 0; index < 40; index++) cmd[`c${String(index)}`] = `crm.deal.list?${places.join('&')}`
  const result = await objectOf(portal, 'batch', { cmd })
  expect(JSON.stringify(result['result_error'])).toContain('"INVALID_REQUEST"')
})
