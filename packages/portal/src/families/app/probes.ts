import type { Probe } from '../probe.ts'

/** What the documentation says of the account, its methods and what only applications may call. */
export const appProbes: readonly Probe[] = [
  {
    about: 'A method that exists is found by its name in any case.',
    page: 'api-reference/common/system/method-get.md',
    requests: {
      got: ['method.get', { name: 'CRM.Deal.List' }],
      none: ['method.get', { name: 'no.such.method' }],
    },
    expect: [
      { path: 'got.result', is: { isExisting: true, isAvailable: true } },
      { path: 'none.result', is: { isExisting: false, isAvailable: false } },
    ],
  },
  {
    about: 'A feature that is not named is refused.',
    page: 'api-reference/common/system/feature-get.md',
    requests: { got: ['feature.get'] },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: 'CODE_EMPTY' },
    ],
  },
  {
    about: 'A webhook has no options of an application.',
    page: 'api-reference/common/settings/app-option-get.md',
    requests: { got: ['app.option.get'], set: ['app.option.set', { options: { probe: 'A' } }] },
    expect: [
      { path: 'got.error', isThere: true },
      { path: 'set.error', isThere: true },
    ],
  },
  {
    about: 'A webhook has no places for widgets.',
    page: 'api-reference/widgets/placement-get.md',
    requests: { got: ['placement.get'] },
    expect: [
      { path: 'got.status', is: 403 },
      { path: 'got.error', is: 'WRONG_AUTH_TYPE' },
    ],
  },
  {
    about: 'A webhook binds no widget.',
    page: 'api-reference/widgets/placement-bind.md',
    requests: {
      got: ['placement.bind', { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: 'https://example.com/handler' }],
    },
    expect: [
      { path: 'got.status', is: 403 },
      { path: 'got.error', is: 'WRONG_AUTH_TYPE' },
    ],
  },
  {
    about: 'An administrator has every access.',
    page: 'api-reference/common/users/user-access.md',
    requests: { got: ['user.access', { ACCESS: ['G2', 'AU'] }], admin: ['user.admin'] },
    expect: [
      { path: 'got.result', is: true },
      { path: 'admin.result', is: true },
    ],
  },
  {
    about: 'Rights are named by their codes.',
    page: 'api-reference/common/system/access-name.md',
    requests: { got: ['access.name', { ACCESS: ['AU'] }] },
    expect: [{ path: 'got.result.AU.name', isThere: true }],
  },
]
