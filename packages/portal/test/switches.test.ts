import { createPortal } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'

it.each([
  { name: 'crmRights', says: 'The switch crmRights has another name now: rights.' },
  { name: 'rihgts', says: 'There is no switch rihgts. The most similar one is rights.' },
])('a switch that does not exist is refused: $name', async ({ name, says }) => {
  const options = { switches: { [name]: 'own' } }
  await expect(createPortal(options)).rejects.toThrow(new RangeError(says))
})

it('rights that do not exist are refused', async () => {
  const options: object = { switches: { rights: 'some' } }
  const says = 'The switch rights is one of roles, own, all, not some.'
  await expect(createPortal(options)).rejects.toThrow(new RangeError(says))
})
