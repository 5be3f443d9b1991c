import type { Probe } from '../probe.ts'
import { refusals } from '../refusal-probe.ts'

const folder = 'api-reference/departments'
/** A department below the first one. */
const setup: NonNullable<Probe['setup']> = {
  first: ['department.get', { sort: 'ID', order: 'ASC' }],
  department: ['department.add', { NAME: 'Probe', PARENT: '$first.0.ID' }],
}
const without: Probe['requests'][string] = ['department.delete', { ID: '$department' }]
const got: Probe['requests'][string] = ['department.get', { ID: '$department' }]

/** What the documentation says of the behaviour of `department.*`. */
export const departmentProbes: readonly Probe[] = [
  {
    about: 'A new department is below its parent and has its name.',
    page: `${folder}/department-add.md`,
    setup,
    requests: { got, without },
    expect: [
      { path: 'got.result', has: [{ ID: '$department:text', NAME: 'Probe', PARENT: '$first.0.ID' }] },
      { path: 'got.result', count: 1 },
      { path: 'got.total', is: 1 },
    ],
  },
  {
    about: 'A department keeps what a change does not name.',
    page: `${folder}/department-update.md`,
    setup: { ...setup, changed: ['department.update', { ID: '$department', SORT: 77 }] },
    requests: { got, without },
    expect: [
      { path: 'changed.result', is: true },
      { path: 'got.result', has: [{ NAME: 'Probe', SORT: 77, PARENT: '$first.0.ID' }] },
    ],
  },
  {
    about: 'Departments are found by their parent and another value.',
    page: `${folder}/department-get.md`,
    setup: {
      ...setup,
      below: ['department.add', { NAME: 'Probe below', PARENT: '$department' }],
    },
    requests: {
      got: ['department.get', { PARENT: '$department' }],
      none: ['department.get', { PARENT: '$department', NAME: 'Other' }],
      withoutBelow: ['department.delete', { ID: '$below' }],
      without,
    },
    expect: [
      { path: 'got.result', has: [{ ID: '$below:text' }] },
      { path: 'got.result', count: 1 },
      { path: 'none.result', is: [] },
    ],
  },
  {
    about: 'A deleted department is not found any more.',
    page: `${folder}/department-delete.md`,
    setup: { ...setup, without },
    requests: { got },
    expect: [
      { path: 'without.result', is: true },
      { path: 'got.result', is: [] },
    ],
  },
  {
    about: 'Departments come in the order that is asked for.',
    page: `${folder}/department-get.md`,
    setup: {
      ...setup,
      a: ['department.add', { NAME: 'Probe a', PARENT: '$department' }],
      b: ['department.add', { NAME: 'Probe b', PARENT: '$department' }],
    },
    requests: {
      got: ['department.get', { PARENT: '$department', sort: 'NAME', order: 'DESC' }],
      withoutA: ['department.delete', { ID: '$a' }],
      withoutB: ['department.delete', { ID: '$b' }],
      without,
    },
    expect: [{ path: 'got.result', has: [{ ID: '$b:text' }, { ID: '$a:text' }] }],
  },
  ...refusals(folder, [
    {
      about: 'A department that does not exist is not deleted.',
      page: 'department-delete',
      call: ['department.delete', { ID: 999_999_999 }],
      error: 'ERROR_CORE',
    },
    {
      about: 'A department that does not exist is not changed.',
      page: 'department-update',
      call: ['department.update', { ID: 999_999_999, NAME: 'Probe' }],
      error: 'ERROR_CORE',
    },
    {
      about: 'A department without a name is refused.',
      page: 'department-add',
      setup: { first: ['department.get', { sort: 'ID', order: 'ASC' }] },
      call: ['department.add', { PARENT: '$first.0.ID' }],
      error: 'ERROR_CORE',
    },
  ]),
]
