import { expect, it } from 'vitest'
import { secretHider } from '../../src/inspector/hide-secrets.ts'

const token = 'ab12'.repeat(18).slice(0, 70)
const hidden = '••••••'

it.each([
  { case: 'a token by its name', value: { auth: 'short1' }, shown: { auth: hidden } },
  {
    case: 'a name in any letter case',
    value: { AUTH_ID: 'x', Authorization: 'y' },
    shown: { AUTH_ID: hidden, Authorization: hidden },
  },
  { case: 'a token by its length', value: [token], shown: [hidden] },
  {
    case: "a webhook's secret in an address",
    value: ['http://h/rest/1/abcdefgh12345678/profile'],
    shown: [`http://h/rest/1/${hidden}/profile`],
  },
  {
    case: "a webhook's secret in an address of v3",
    value: ['/rest/api/1/abcdefgh12345678/profile'],
    shown: [`/rest/api/1/${hidden}/profile`],
  },
  { case: 'a known secret anywhere', value: ['so itsme it is'], shown: [`so ${hidden} it is`] },
  { case: 'a parameter of a command', value: ['profile?auth=x1&id=7'], shown: [`profile?auth=${hidden}&id=7`] },
  {
    case: 'a nested field of a form',
    value: ['auth[access_token]=x1&ts=7'],
    shown: [`auth[access_token]=${hidden}&ts=7`],
  },
  {
    case: 'the same, encoded',
    value: ['auth%5Baccess_token%5D=x1&ts=7'],
    shown: [`auth%5Baccess_token%5D=${hidden}&ts=7`],
  },
  {
    case: 'a field of JSON in a text',
    value: ['{"refresh_token":"x1","id":7}'],
    shown: [`{"refresh_token":"${hidden}","id":7}`],
  },
  {
    case: 'what is no secret stays',
    value: { auth: '', code: 'A', author: 'Ann', title: 'auth', rest: '/rest/1/' },
    shown: { auth: '', code: 'A', author: 'Ann', title: 'auth', rest: '/rest/1/' },
  },
  { case: 'a long word stays', value: ['x'.repeat(200_000)], shown: ['x'.repeat(200_000)] },
])('$case', ({ value, shown }) => {
  expect(JSON.parse(JSON.stringify(value, secretHider(['itsme'])))).toEqual(shown)
})
