import type { Probe } from '../../../probe.ts'
import { refusals } from '../../../refusal-probe.ts'
import type { WireMap } from '../../../../wire-value.ts'
import { deal, nobody } from '../calls.ts'

const folder = 'api-reference/crm/timeline'
const comment = (fields: WireMap = {}): Probe['requests'][string] => [
  'crm.timeline.comment.add',
  { fields: { ENTITY_ID: '$deal', ENTITY_TYPE: 'deal', COMMENT: 'Probe', ...fields } },
]
const stored: Probe['requests'] = { got: ['crm.timeline.comment.get', { id: '$comment' }] }

const comments: readonly Probe[] = [
  {
    about: 'A comment is written by whoever calls.',
    page: `${folder}/comments/crm-timeline-comment-add.md`,
    setup: { me: ['profile'], deal: deal(), comment: comment() },
    requests: stored,
    expect: [
      {
        path: 'got.result',
        has: { ENTITY_ID: '$deal:text', ENTITY_TYPE: 'deal', COMMENT: 'Probe', AUTHOR_ID: '$me.ID:text' },
      },
    ],
  },
  {
    about: 'A comment that is changed keeps its owner and answers with its id.',
    page: `${folder}/comments/crm-timeline-comment-update.md`,
    setup: {
      deal: deal(),
      other: deal(),
      comment: comment(),
      changed: ['crm.timeline.comment.update', { id: '$comment', fields: { COMMENT: 'Changed', ENTITY_ID: '$other' } }],
    },
    requests: stored,
    expect: [
      { path: 'changed.result', is: '$comment' },
      { path: 'got.result', has: { COMMENT: 'Changed', ENTITY_ID: '$deal:text' } },
    ],
  },
  {
    about: 'A deleted comment is not found any more.',
    page: `${folder}/comments/crm-timeline-comment-delete.md`,
    setup: { deal: deal(), comment: comment(), deleted: ['crm.timeline.comment.delete', { id: '$comment' }] },
    requests: stored,
    expect: [
      { path: 'deleted.result', is: null },
      { path: 'got.error', is: '' },
    ],
  },
  {
    about: 'Comments are listed by their owner, in the order that is asked for.',
    page: `${folder}/comments/crm-timeline-comment-list.md`,
    setup: {
      deal: deal(),
      other: deal(),
      first: comment({ COMMENT: '1' }),
      theirs: comment({ ENTITY_ID: '$other' }),
      second: comment({ COMMENT: '2' }),
    },
    requests: {
      got: [
        'crm.timeline.comment.list',
        { filter: { ENTITY_ID: '$deal', ENTITY_TYPE: 'deal' }, order: { ID: 'DESC' }, select: ['ID', 'COMMENT'] },
      ],
    },
    expect: [
      {
        path: 'got.result',
        is: [
          { ID: '$second:text', COMMENT: '2' },
          { ID: '$first:text', COMMENT: '1' },
        ],
      },
      { path: 'got.total', is: 2 },
    ],
  },
]

const entries: readonly Probe[] = [
  {
    about: 'An entry of a log is read as it was written.',
    page: `${folder}/logmessage/crm-timeline-logmessage-get.md`,
    setup: {
      deal: deal(),
      entry: [
        'crm.timeline.logmessage.add',
        { fields: { entityTypeId: 2, entityId: '$deal', title: 'Probe', text: 'Text', iconCode: 'info' } },
      ],
    },
    requests: { got: ['crm.timeline.logmessage.get', { id: '$entry.logMessage.id' }] },
    expect: [
      {
        path: 'got.result.logMessage',
        has: { id: '$entry.logMessage.id', title: 'Probe', text: 'Text', iconCode: 'info' },
      },
    ],
  },
  {
    about: 'A deleted entry of a log is not found any more.',
    page: `${folder}/logmessage/crm-timeline-logmessage-delete.md`,
    setup: {
      deal: deal(),
      entry: [
        'crm.timeline.logmessage.add',
        { fields: { entityTypeId: 2, entityId: '$deal', title: 'Probe', text: 'Text', iconCode: 'info' } },
      ],
      deleted: ['crm.timeline.logmessage.delete', { id: '$entry.logMessage.id' }],
    },
    requests: { got: ['crm.timeline.logmessage.get', { id: '$entry.logMessage.id' }] },
    expect: [{ path: 'got.error', is: 'NOT_FOUND' }],
  },
  {
    about: 'A note of an activity is kept until it is deleted.',
    page: `${folder}/note/crm-timeline-note-get.md`,
    setup: {
      deal: deal(),
      todo: ['crm.activity.todo.add', { ownerTypeId: 2, ownerId: '$deal', deadline: '2035-02-03T10:00:00+00:00' }],
      saved: [
        'crm.timeline.note.save',
        { ownerTypeId: 2, ownerId: '$deal', itemType: 2, itemId: '$todo.id', text: 'Probe' },
      ],
      before: ['crm.timeline.note.get', { ownerTypeId: 2, ownerId: '$deal', itemType: 2, itemId: '$todo.id' }],
      deleted: ['crm.timeline.note.delete', { ownerTypeId: 2, ownerId: '$deal', itemType: 2, itemId: '$todo.id' }],
    },
    requests: {
      got: ['crm.timeline.note.get', { ownerTypeId: 2, ownerId: '$deal', itemType: 2, itemId: '$todo.id' }],
    },
    expect: [
      { path: 'before.result.text', is: 'Probe' },
      { path: 'got.error', is: 'NOT_FOUND' },
    ],
  },
]

const refused = refusals(folder, [
  {
    about: 'A comment that does not exist is not found.',
    page: 'comments/crm-timeline-comment-get',
    call: ['crm.timeline.comment.get', { id: nobody }],
    error: '',
  },
  {
    about: 'A comment that does not exist is not changed.',
    page: 'comments/crm-timeline-comment-update',
    call: ['crm.timeline.comment.update', { id: nobody, fields: { COMMENT: 'A' } }],
    error: 'NOT_FOUND',
  },
  {
    about: 'A comment that does not exist is not deleted.',
    page: 'comments/crm-timeline-comment-delete',
    call: ['crm.timeline.comment.delete', { id: nobody }],
    error: 'NOT_FOUND',
  },
  {
    about: 'A comment without fields is refused.',
    page: 'comments/crm-timeline-comment-add',
    call: ['crm.timeline.comment.add'],
    error: 100,
  },
  {
    about: 'An entry of a log of a deal that does not exist is refused.',
    page: 'logmessage/crm-timeline-logmessage-add',
    call: [
      'crm.timeline.logmessage.add',
      { fields: { entityTypeId: 2, entityId: nobody, title: 'A', text: 'A', iconCode: 'info' } },
    ],
    error: 'OWNER_NOT_FOUND',
  },
  {
    about: 'An entry of a log that does not exist is not found.',
    page: 'logmessage/crm-timeline-logmessage-get',
    call: ['crm.timeline.logmessage.get', { id: nobody }],
    error: 'NOT_FOUND',
  },
])

export const timelineProbes: readonly Probe[] = [...comments, ...entries, ...refused]
