import type { Probe, ProbeCall } from '../../probe.ts'
import { refusal } from '../../refusal-probe.ts'

const pages = 'api-reference/departments/node'
const add = (name: string, parentId: string): ProbeCall => [
  'v3:humanresources.node.add',
  { type: 'DEPARTMENT', name, parentId, description: 'About' },
]
/** A department of its own below the root of the company. */
const oneNode = {
  roots: ['v3:humanresources.node.list', { type: 'DEPARTMENT', pagination: { limit: 1 } }],
  node: add('Probe', '$roots.items.0.id'),
} as const satisfies Probe['setup']
const tree = { ...oneNode, inner: add('Inner', '$node.id'), second: add('Second', '$node.id') } as const
const get: ProbeCall = ['v3:humanresources.node.get', { id: '$node.id' }]
const request = 'BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION'

/** Departments of the company structure in REST v3. */
export const nodeProbes: readonly Probe[] = [
  {
    about: 'A new department has no users and stands below its parent.',
    page: `${pages}/humanresources-node-add.md`,
    setup: oneNode,
    requests: { got: get },
    expect: [
      { path: 'got.result.item', has: { name: 'Probe', type: 'DEPARTMENT', description: 'About', userCount: 0 } },
      { path: 'got.result.item.parentId', is: '$roots.items.0.id' },
      { path: 'got.result.item.members', count: 0 },
    ],
  },
  {
    about: 'An edited department keeps what was not named.',
    page: `${pages}/humanresources-node-edit.md`,
    setup: { ...oneNode, edited: ['v3:humanresources.node.edit', { id: '$node.id', name: 'New', colorName: 'green' }] },
    requests: { got: get },
    expect: [{ path: 'got.result.item', has: { name: 'New', description: 'About', colorName: 'green' } }],
  },
  {
    about: 'The children of a department are those that stand directly below it.',
    page: `${pages}/humanresources-node-children.md`,
    setup: { ...tree, deep: add('Deep', '$inner.id') },
    requests: { got: ['v3:humanresources.node.children', { id: '$node.id' }] },
    expect: [
      { path: 'got.result.items', count: 2 },
      { path: 'got.result.items.0.id', is: '$inner.id' },
      { path: 'got.result.items.1.id', is: '$second.id' },
    ],
  },
  {
    about: 'Departments are searched by a part of their name below a department.',
    page: `${pages}/humanresources-node-search.md`,
    setup: tree,
    requests: {
      got: ['v3:humanresources.node.search', { type: 'DEPARTMENT', name: 'nner', parentId: '$node.id' }],
      none: ['v3:humanresources.node.search', { type: 'DEPARTMENT', name: 'nothing', parentId: '$node.id' }],
    },
    expect: [
      { path: 'got.result.items', count: 1 },
      { path: 'got.result.items.0.id', is: '$inner.id' },
      { path: 'none.result.items', count: 0 },
    ],
  },
  {
    about: 'A department moves below another one.',
    page: `${pages}/humanresources-node-move.md`,
    setup: tree,
    requests: {
      moved: ['v3:humanresources.node.move', { id: '$second.id', parentId: '$inner.id' }],
      got: ['v3:humanresources.node.children', { id: '$inner.id' }],
    },
    expect: [
      { path: 'moved.result.parentId', is: '$inner.id' },
      { path: 'got.result.items.0.id', is: '$second.id' },
    ],
  },
  refusal({
    about: 'Departments of a type that does not exist are refused.',
    page: `${pages}/humanresources-node-list.md`,
    call: ['v3:humanresources.node.list', { type: 'OFFICE' }],
    error: request,
  }),
  refusal({
    about: 'A new department of a type that does not exist is refused.',
    page: `${pages}/humanresources-node-add.md`,
    setup: oneNode,
    call: ['v3:humanresources.node.add', { type: 'OFFICE', name: 'Probe', parentId: '$node.id' }],
    error: request,
  }),
  refusal({
    about: 'A colour that departments do not have is refused.',
    page: `${pages}/humanresources-node-edit.md`,
    setup: oneNode,
    call: ['v3:humanresources.node.edit', { id: '$node.id', name: 'Probe', colorName: 'red' }],
    error: request,
  }),
]
