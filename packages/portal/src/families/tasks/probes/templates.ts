import type { Probe, ProbeCall } from '../../probe.ts'

const pages = 'api-reference/tasks/template'
const item = (TITLE: string, parent: string | number): ProbeCall => [
  'tasks.template.checklist.add',
  { templateId: '$template', fields: { TITLE, PARENT_ID: parent } },
]
const template = {
  me: ['profile'],
  template: ['tasks.template.add', { fields: { TITLE: 'Probe', RESPONSIBLE_ID: '$me.ID', DESCRIPTION: 'About' } }],
} as const satisfies Probe['setup']
const checklist = {
  ...template,
  list: item('List', 0),
  a: item('a', '$list.checkListItem.id'),
  b: item('b', '$list.checkListItem.id'),
  c: item('c', '$list.checkListItem.id'),
} as const satisfies Probe['setup']
const about = (action: string, params: Record<string, string> = {}): ProbeCall => [
  `tasks.template.checklist.${action}`,
  { templateId: '$template', checkListItemId: '$a.checkListItem.id', ...params },
]
const got = (name: 'a' | 'b' | 'c'): ProbeCall => about('get', { checkListItemId: `$${name}.checkListItem.id` })

/** Templates of tasks and their checklists. */
export const templateProbes: readonly Probe[] = [
  {
    about: 'A new template of a task is by the caller and does not repeat itself.',
    page: `${pages}/tasks-template-get.md`,
    setup: template,
    requests: { got: ['tasks.template.get', { templateId: '$template' }] },
    expect: [
      { path: 'got.result', has: { TITLE: 'Probe', DESCRIPTION: 'About', REPLICATE: 'N' } },
      { path: 'got.result.CREATED_BY', is: '$me.ID:text' },
      { path: 'got.result.RESPONSIBLE_ID', is: '$me.ID:text' },
    ],
  },
  {
    about: 'A changed template of a task keeps what was not named.',
    page: `${pages}/tasks-template-update.md`,
    setup: template,
    requests: {
      changed: ['tasks.template.update', { templateId: '$template', fields: { TITLE: 'New' } }],
      got: ['tasks.template.get', { templateId: '$template' }],
    },
    expect: [{ path: 'got.result', has: { TITLE: 'New', DESCRIPTION: 'About' } }],
  },
  {
    about: 'New lines of a checklist of a template are not complete and stand in the order in which they came.',
    page: `${pages}/checklist/tasks-template-checklist-add.md`,
    setup: checklist,
    requests: { a: got('a'), b: got('b') },
    expect: [
      { path: 'a.result.checkListItem', has: { title: 'a', isComplete: false, sortIndex: 0 } },
      { path: 'b.result.checkListItem', has: { title: 'b', isComplete: false, sortIndex: 1 } },
      { path: 'b.result.checkListItem.parentId', is: '$list.checkListItem.id' },
    ],
  },
  {
    about: 'A line of a checklist of a template is moved behind another one, and the others close up.',
    page: `${pages}/checklist/tasks-template-checklist-move-after.md`,
    setup: checklist,
    requests: {
      moved: about('moveAfter', { afterItemId: '$c.checkListItem.id' }),
      a: got('a'),
      b: got('b'),
      c: got('c'),
    },
    expect: [
      { path: 'a.result.checkListItem.sortIndex', is: 2 },
      { path: 'b.result.checkListItem.sortIndex', is: 0 },
      { path: 'c.result.checkListItem.sortIndex', is: 1 },
    ],
  },
  {
    about: 'A line of a checklist of a template is moved before another one.',
    page: `${pages}/checklist/tasks-template-checklist-move-before.md`,
    setup: checklist,
    requests: { moved: about('moveBefore', { beforeItemId: '$c.checkListItem.id' }), a: got('a'), c: got('c') },
    expect: [
      { path: 'a.result.checkListItem.sortIndex', is: 1 },
      { path: 'c.result.checkListItem.sortIndex', is: 2 },
    ],
  },
  {
    about: 'A line of a checklist of a template is ticked.',
    page: `${pages}/checklist/tasks-template-checklist-complete.md`,
    setup: checklist,
    requests: { ticked: about('complete'), a: got('a'), b: got('b') },
    expect: [
      { path: 'a.result.checkListItem.isComplete', is: true },
      { path: 'b.result.checkListItem.isComplete', is: false },
    ],
  },
  {
    about: 'A line of a checklist of a template is unticked.',
    page: `${pages}/checklist/tasks-template-checklist-renew.md`,
    setup: { ...checklist, ticked: about('complete') },
    requests: { renewed: about('renew'), a: got('a') },
    expect: [{ path: 'a.result.checkListItem.isComplete', is: false }],
  },
  {
    about: 'A deleted line of a checklist of a template is not listed any more.',
    page: `${pages}/checklist/tasks-template-checklist-delete.md`,
    setup: { ...checklist, deleted: about('delete') },
    requests: { got: ['tasks.template.checklist.list', { templateId: '$template' }] },
    expect: [{ path: 'got.result.checkListItems', count: 3 }],
  },
]
