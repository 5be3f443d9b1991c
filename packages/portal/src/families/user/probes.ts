import type { Probe } from '../probe.ts'

const page = 'api-reference/user/user-get.md'
const me: NonNullable<Probe['setup']> = { me: ['profile'] }

/** What the documentation says of the behaviour of `user.*` and of the caller. */
export const userProbes: readonly Probe[] = [
  {
    about: 'The profile and the current user are the same person.',
    page: 'api-reference/user/user-current.md',
    setup: me,
    requests: { got: ['user.current'] },
    expect: [
      { path: 'got.result', has: { ID: '$me.ID', NAME: '$me.NAME', LAST_NAME: '$me.LAST_NAME', ACTIVE: true } },
      { path: 'got.result.UF_DEPARTMENT.0', isThere: true },
    ],
  },
  {
    about: 'A user is found by an id.',
    page,
    setup: me,
    requests: { got: ['user.get', { ID: '$me.ID' }] },
    expect: [
      { path: 'got.result', has: [{ ID: '$me.ID', NAME: '$me.NAME' }] },
      { path: 'got.result', count: 1 },
      { path: 'got.total', is: 1 },
    ],
  },
  {
    about: 'A user is found by a filter of ids.',
    page,
    setup: me,
    requests: { got: ['user.get', { FILTER: { '@ID': ['$me.ID'] } }] },
    expect: [
      { path: 'got.result', has: [{ ID: '$me.ID' }] },
      { path: 'got.result', count: 1 },
    ],
  },
  {
    about: 'Users before and after an id are not that user.',
    page,
    setup: me,
    requests: {
      from: ['user.get', { FILTER: { '>=ID': '$me.ID', '<=ID': '$me.ID' } }],
      after: ['user.get', { FILTER: { '>ID': '$me.ID', '<=ID': '$me.ID' } }],
      before: ['user.get', { FILTER: { '<ID': '$me.ID', '>=ID': '$me.ID' } }],
    },
    expect: [
      { path: 'from.result', has: [{ ID: '$me.ID' }] },
      { path: 'from.result', count: 1 },
      { path: 'after.result', is: [] },
      { path: 'before.result', is: [] },
    ],
  },
  {
    about: 'A filter of users by ! leaves out whoever has the value.',
    page,
    setup: me,
    requests: { got: ['user.get', { FILTER: { ID: '$me.ID', '!NAME': '$me.NAME' } }] },
    expect: [
      { path: 'got.result', is: [] },
      { path: 'got.total', is: 0 },
    ],
  },
  {
    about: 'A filter of users by % finds a part of a text.',
    page,
    setup: me,
    requests: { got: ['user.get', { FILTER: { ID: '$me.ID', '%NAME': '$me.NAME' } }] },
    expect: [{ path: 'got.result', has: [{ ID: '$me.ID' }] }],
  },
  {
    about: 'The caller is an active user.',
    page,
    setup: me,
    requests: {
      active: ['user.get', { FILTER: { ID: '$me.ID', ACTIVE: true } }],
      dismissed: ['user.get', { FILTER: { ID: '$me.ID', ACTIVE: false } }],
    },
    expect: [
      { path: 'active.result', count: 1 },
      { path: 'dismissed.result', is: [] },
    ],
  },
  {
    about: 'A filter of users in lower case is used instead of the one in upper case.',
    page,
    setup: me,
    requests: { got: ['user.get', { FILTER: { ID: 999_999_999 }, filter: { ID: '$me.ID' } }] },
    expect: [{ path: 'got.result', has: [{ ID: '$me.ID' }] }],
  },
  {
    about: 'A user that does not exist is an empty list.',
    page,
    requests: { got: ['user.get', { ID: 999_999_999 }] },
    expect: [
      { path: 'got.status', is: 200 },
      { path: 'got.result', is: [] },
    ],
  },
  {
    about: 'Users are listed by a sort and an order as two texts.',
    page,
    setup: { first: ['user.get', { sort: 'ID', order: 'ASC' }] },
    requests: { got: ['user.get', { sort: 'ID', order: 'DESC', FILTER: { '<=ID': '$first.1.ID' } }] },
    expect: [{ path: 'got.result', has: [{ ID: '$first.1.ID' }, { ID: '$first.0.ID' }] }],
  },
  {
    about: 'Users are searched for by a word of their names.',
    page: 'api-reference/user/user-search.md',
    setup: me,
    requests: { got: ['user.search', { FILTER: { NAME: '$me.NAME', LAST_NAME: '$me.LAST_NAME' } }] },
    expect: [{ path: 'got.result.0.NAME', is: '$me.NAME' }],
  },
  {
    about: 'A word that is in no name finds no user.',
    page: 'api-reference/user/user-search.md',
    requests: { got: ['user.search', { FILTER: { FIND: 'nobodyiscalledso' } }] },
    expect: [{ path: 'got.result', is: [] }],
  },
  {
    about: 'A user without a mail is not invited.',
    page: 'api-reference/user/user-add.md',
    requests: { got: ['user.add', { NAME: 'Probe', UF_DEPARTMENT: [1] }] },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: 'ERROR_ARGUMENT' },
    ],
  },
  {
    about: 'A user that does not exist is not changed.',
    page: 'api-reference/user/user-update.md',
    requests: { got: ['user.update', { ID: 999_999_999, NAME: 'Probe' }] },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: 'ERROR_CORE' },
    ],
  },
]
