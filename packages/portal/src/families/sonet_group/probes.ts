import type { Probe, ProbeCall } from '../probe.ts'
import { refusal, unknownIds } from '../refusal-probe.ts'

const pages = 'api-reference/sonet-group'
const people = {
  me: ['profile'],
  others: ['user.get', { FILTER: { '!ID': '$me.ID', ACTIVE: true }, sort: 'ID', order: 'ASC' }],
} as const satisfies Probe['setup']
const group: ProbeCall = ['sonet_group.create', { NAME: 'Probe', DESCRIPTION: 'About' }]
const withOther = {
  ...people,
  group,
  added: ['sonet_group.user.add', { GROUP_ID: '$group', USER_ID: '$others.0.ID' }],
} as const satisfies Probe['setup']
const get: ProbeCall = ['sonet_group.get', { FILTER: { ID: '$group' } }]
const members: ProbeCall = ['sonet_group.user.get', { ID: '$group' }]

/** What the documentation says of the behaviour of `sonet_group.*`. */
export const sonetGroupProbes: readonly Probe[] = [
  {
    about: 'A new group is visible, closed to strangers, and of the caller alone.',
    page: `${pages}/sonet-group-create.md`,
    setup: { ...people, group },
    requests: { got: get },
    expect: [
      { path: 'got.result', count: 1 },
      { path: 'got.result.0', has: { NAME: 'Probe', VISIBLE: 'Y', OPENED: 'N', CLOSED: 'N', PROJECT: 'N' } },
      { path: 'got.result.0.OWNER_ID', is: '$me.ID:text' },
      { path: 'got.result.0.NUMBER_OF_MEMBERS', is: '1' },
    ],
  },
  {
    about: 'Who makes a group is its owner.',
    page: `${pages}/members/sonet-group-user-get.md`,
    setup: { ...people, group },
    requests: { got: members },
    expect: [{ path: 'got.result', is: [{ USER_ID: '$me.ID:text', ROLE: 'A' }] }],
  },
  {
    about: 'A changed group keeps what was not named.',
    page: `${pages}/sonet-group-update.md`,
    setup: { group, changed: ['sonet_group.update', { GROUP_ID: '$group', NAME: 'New' }] },
    requests: { got: get },
    expect: [{ path: 'got.result.0', has: { NAME: 'New', DESCRIPTION: 'About' } }],
  },
  {
    about: 'sonet_group.get finds groups by their ids and by what they are not.',
    page: `${pages}/sonet-group-get.md`,
    setup: { group, opened: ['sonet_group.create', { NAME: 'Probe', OPENED: 'Y' }] },
    requests: {
      open: ['sonet_group.get', { FILTER: { ID: ['$group', '$opened'], OPENED: 'Y' } }],
      ordered: ['sonet_group.get', { ORDER: { ID: 'DESC' }, FILTER: { ID: ['$group', '$opened'] } }],
    },
    expect: [
      { path: 'open.result', count: 1 },
      { path: 'open.result.0.ID', is: '$opened:text' },
      { path: 'ordered.result.0.ID', is: '$opened:text' },
      { path: 'ordered.result.1.ID', is: '$group:text' },
    ],
  },
  {
    about: 'A user who is added to a group is a member of it.',
    page: `${pages}/members/sonet-group-user-add.md`,
    setup: withOther,
    requests: { got: members, shown: get },
    expect: [
      { path: 'got.result', count: 2 },
      { path: 'got.result.1.ROLE', is: 'K' },
      { path: 'got.result.1.USER_ID', is: '$others.0.ID' },
      { path: 'shown.result.0.NUMBER_OF_MEMBERS', is: '2' },
    ],
  },
  {
    about: 'A member of a group becomes a moderator.',
    page: `${pages}/members/sonet-group-user-update.md`,
    setup: {
      ...withOther,
      changed: ['sonet_group.user.update', { GROUP_ID: '$group', USER_ID: '$others.0.ID', ROLE: 'E' }],
    },
    requests: { got: members },
    expect: [{ path: 'got.result.1.ROLE', is: 'E' }],
  },
  {
    about: 'A member who is removed is no member of the group any more.',
    page: `${pages}/members/sonet-group-user-delete.md`,
    setup: { ...withOther, removed: ['sonet_group.user.delete', { GROUP_ID: '$group', USER_ID: '$others.0.ID' }] },
    requests: { got: members },
    expect: [{ path: 'got.result', is: [{ USER_ID: '$me.ID:text', ROLE: 'A' }] }],
  },
  {
    about: 'A group that is handed over has the new owner.',
    page: `${pages}/sonet-group-setowner.md`,
    setup: { ...withOther, given: ['sonet_group.setowner', { GROUP_ID: '$group', USER_ID: '$others.0.ID' }] },
    requests: { got: get },
    expect: [{ path: 'got.result.0.OWNER_ID', is: '$others.0.ID' }],
  },
  {
    about: 'A deleted group is not found any more.',
    page: `${pages}/sonet-group-delete.md`,
    setup: { group, deleted: ['sonet_group.delete', { GROUP_ID: '$group' }] },
    requests: { got: get },
    expect: [{ path: 'got.result', count: 0 }],
  },
  refusal({
    about: 'socialnetwork.api.workgroup.get without a group is refused.',
    page: `${pages}/socialnetwork-api-workgroup-get.md`,
    call: ['socialnetwork.api.workgroup.get'],
    error: 'SONET_CONTROLLER_WORKGROUP_EMPTY',
  }),
  ...unknownIds(pages, [
    ['sonet_group.delete', 'sonet-group-delete', 'GROUP_ID', ''],
    ['sonet_group.user.get', 'members/sonet-group-user-get', 'ID', ''],
    ['sonet_group.user.request', 'members/sonet-group-user-request', 'GROUP_ID', ''],
  ]),
]
