import type { WireMap } from '../../../wire-value.ts'
import type { Probe, ProbeCall } from '../../probe.ts'

const pages = 'api-reference/chats'
const DIALOG_ID = 'chat{$chat}'
const me = { me: ['im.user.get'] } as const satisfies Probe['setup']
const oneChat = { ...me, chat: ['im.chat.add', { TITLE: 'Probe' }] } as const satisfies Probe['setup']
const say = (MESSAGE: string): ProbeCall => ['im.message.add', { DIALOG_ID, MESSAGE }]
const three = { ...oneChat, a: say('One'), b: say('Two'), c: say('Three') } as const satisfies Probe['setup']
const dialog: ProbeCall = ['im.dialog.get', { DIALOG_ID }]
const messages = (params: WireMap = {}): ProbeCall => ['im.dialog.messages.get', { DIALOG_ID, LIMIT: 3, ...params }]

/** Chats and their messages. */
export const chatProbes: readonly Probe[] = [
  {
    about: 'Who makes a chat owns it and is in it.',
    page: `${pages}/im-dialog-get.md`,
    setup: oneChat,
    requests: { got: dialog, users: ['im.chat.user.list', { CHAT_ID: '$chat' }] },
    expect: [
      { path: 'got.result', has: { name: 'Probe', type: 'chat' } },
      { path: 'got.result.id', is: '$chat' },
      { path: 'got.result.owner', is: '$me.id' },
      { path: 'users.result', is: ['$me.id'] },
    ],
  },
  {
    about: 'A chat that is renamed has its new title.',
    page: `${pages}/chat-update/im-chat-update-title.md`,
    setup: { ...oneChat, renamed: ['im.chat.updateTitle', { CHAT_ID: '$chat', TITLE: 'New' }] },
    requests: { got: dialog },
    expect: [
      { path: 'renamed.result', is: true },
      { path: 'got.result.name', is: 'New' },
    ],
  },
  {
    about: 'A colour that chats do not have is refused.',
    page: `${pages}/chat-update/im-chat-update-color.md`,
    setup: oneChat,
    requests: { got: ['im.chat.updateColor', { CHAT_ID: '$chat', COLOR: 'NOCOLOUR' }] },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: 'WRONG_COLOR' },
    ],
  },
  {
    about: 'A user who is added to a chat is in it until he is removed.',
    page: `${pages}/chat-users/im-chat-user-add.md`,
    setup: {
      ...oneChat,
      others: ['user.get', { FILTER: { '!ID': '$me.id', ACTIVE: true }, sort: 'ID', order: 'ASC' }],
      added: ['im.chat.user.add', { CHAT_ID: '$chat', USERS: ['$others.0.ID'] }],
    },
    requests: {
      two: ['im.chat.user.list', { CHAT_ID: '$chat' }],
      removed: ['im.chat.user.delete', { CHAT_ID: '$chat', USER_ID: '$others.0.ID' }],
      one: ['im.chat.user.list', { CHAT_ID: '$chat' }],
    },
    expect: [
      { path: 'two.result', count: 2 },
      { path: 'removed.result', is: true },
      { path: 'one.result', is: ['$me.id'] },
    ],
  },
  {
    about: 'The newest messages of a chat come first.',
    page: `${pages}/messages/im-dialog-messages-get.md`,
    setup: three,
    requests: { got: messages() },
    expect: [
      { path: 'got.result.messages.0.id', is: '$c' },
      { path: 'got.result.messages.2.id', is: '$a' },
      { path: 'got.result.messages.0.author_id', is: '$me.id' },
      { path: 'got.result.messages.0.text', is: 'Three' },
    ],
  },
  {
    about: 'Messages before one that is named are older than it.',
    page: `${pages}/messages/im-dialog-messages-get.md`,
    setup: three,
    requests: { got: messages({ LAST_ID: '$c', LIMIT: 2 }) },
    expect: [
      { path: 'got.result.messages', count: 2 },
      { path: 'got.result.messages.0.id', is: '$b' },
      { path: 'got.result.messages.1.id', is: '$a' },
    ],
  },
  {
    about: 'A message that is changed has its new text.',
    page: `${pages}/messages/im-message-update.md`,
    setup: { ...oneChat, a: say('One'), changed: ['im.message.update', { MESSAGE_ID: '$a', MESSAGE: 'New' }] },
    requests: { got: messages() },
    expect: [
      { path: 'changed.result', is: true },
      { path: 'got.result.messages.0', has: { text: 'New', params: { IS_EDITED: 'Y' } } },
    ],
  },
  {
    about: 'A message is liked once by each user.',
    page: `${pages}/messages/im-message-like.md`,
    setup: { ...oneChat, a: say('One'), liked: ['im.message.like', { MESSAGE_ID: '$a', ACTION: 'plus' }] },
    requests: { again: ['im.message.like', { MESSAGE_ID: '$a', ACTION: 'plus' }] },
    expect: [
      { path: 'liked.result', is: true },
      { path: 'again.error', is: 'WITHOUT_CHANGES' },
    ],
  },
  {
    about: 'A like without a word is taken back by the next one.',
    page: `${pages}/messages/im-message-like.md`,
    setup: { ...oneChat, a: say('One') },
    requests: {
      on: ['im.message.like', { MESSAGE_ID: '$a' }],
      liked: messages(),
      off: ['im.message.like', { MESSAGE_ID: '$a' }],
      none: ['im.message.like', { MESSAGE_ID: '$a', ACTION: 'minus' }],
    },
    expect: [
      { path: 'on.result', is: true },
      { path: 'liked.result.messages.0.params.LIKE', is: ['$me.id'] },
      { path: 'off.result', is: true },
      { path: 'none.error', is: 'WITHOUT_CHANGES' },
    ],
  },
  {
    about: 'A chat is found by what it belongs to.',
    page: `${pages}/im-chat-get.md`,
    setup: {
      ...oneChat,
      crm: ['im.chat.add', { TITLE: 'Probe', ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|probe{$chat}' }],
    },
    requests: {
      got: ['im.chat.get', { ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|probe{$chat}' }],
      none: ['im.chat.get', { ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|nobody{$chat}' }],
    },
    expect: [
      { path: 'got.result.ID', is: '$crm' },
      { path: 'none.result', is: null },
    ],
  },
  {
    about: 'A chat that is pinned is so in the list of chats.',
    page: `${pages}/special-operations/im-recent-pin.md`,
    setup: { ...oneChat, a: say('One'), pinned: ['im.recent.pin', { DIALOG_ID }] },
    requests: { got: ['im.recent.list', { LIMIT: 50 }], unpinned: ['im.recent.pin', { DIALOG_ID, PIN: 'N' }] },
    expect: [
      { path: 'pinned.result', is: true },
      { path: 'got.result.items.0.pinned', is: true },
      { path: 'unpinned.result', is: true },
    ],
  },
  {
    about: 'A message without a text is refused.',
    page: `${pages}/messages/im-message-add.md`,
    setup: oneChat,
    requests: { got: ['im.message.add', { DIALOG_ID }] },
    expect: [{ path: 'got.error', is: 'MESSAGE_EMPTY' }],
  },
]
