import { compileGlob } from '../../src/faults/glob.ts'
import { type Answer, replayed, type Targets } from './targets.ts'

/** An input of a size that a test chooses; the work for four times the size may be about four times as much. */
export interface HostileInput {
  readonly name: string
  /** The smaller of the two sizes. */
  readonly size: number
  readonly send: (targets: Targets, size: number) => Promise<Answer>
}

const repeated = (text: string, count: number): string => text.repeat(count)
const list = <Item>(count: number, item: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, index) => item(index))
const named = (count: number, prefix: string, value: unknown): object =>
  Object.fromEntries(list(count, (index) => [`${prefix}${String(index)}`, value]))

const profile = ({ portal }: Targets): string => `${new URL(portal.webhookUrl).pathname}profile`
const form =
  (text: (size: number) => string): HostileInput['send'] =>
  async (to, size) =>
    to.form(profile(to), text(size))
const json =
  (text: (size: number) => string): HostileInput['send'] =>
  async (to, size) =>
    to.form(profile(to), text(size), 'application/json')
const multipart =
  (text: (size: number) => string): HostileInput['send'] =>
  async (to, size) =>
    to.form(profile(to), `${text(size)}--XX--\r\n`, 'multipart/form-data; boundary=XX')
const part = (name: string, value: string, more = ''): string =>
  `--XX\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
/** A reference in the second command of a batch to the first. */
const reference =
  (text: (size: number) => string): HostileInput['send'] =>
  async ({ batch }, size) =>
    batch({ a: 'profile', l: 'crm.deal.list', b: `crm.deal.get?id=${encodeURIComponent(text(size))}` })
const v2 =
  (method: string, params: (size: number) => unknown): HostileInput['send'] =>
  async (to, size) =>
    to.v2(method, params(size))
const v3 =
  (method: string, params: (size: number) => unknown): HostileInput['send'] =>
  async (to, size) =>
    to.v3(method, params(size))
const items = (params: (size: number) => object): HostileInput['send'] =>
  v2('crm.item.list', (size) => ({ entityTypeId: 2, ...params(size) }))
const file = (content: (size: number) => string, name = 'a.txt'): HostileInput['send'] =>
  v2('disk.folder.uploadfile', (size) => ({
    id: 1,
    data: { NAME: name },
    generateUniqueName: 'Y',
    fileContent: [name, content(size)],
  }))
const nested = (depth: number, isMap: boolean): string =>
  isMap ? `${repeated('{"a":', depth)}1${repeated('}', depth)}` : repeated('[', depth) + repeated(']', depth)

const forms: readonly HostileInput[] = [
  { name: 'form: [[[[', size: 100_000, send: form((size) => `a${repeated('[', size)}=1`) },
  { name: 'form: a[b[b[b', size: 100_000, send: form((size) => `a${repeated('[b', size)}=1`) },
  { name: 'form: ]]]]', size: 100_000, send: form((size) => `a[${repeated(']', size)}=1`) },
  { name: 'form: a[1][1][1]', size: 100_000, send: form((size) => `a${repeated('[1]', size)}=1`) },
  { name: 'form: a[]=1&a[]=1', size: 4000, send: form((size) => list(size, () => 'a[]=1').join('&')) },
  { name: 'form: &&&&', size: 400_000, send: form((size) => repeated('&', size)) },
  { name: 'form: ++++', size: 400_000, send: form((size) => `a=${repeated('+', size)}`) },
  { name: 'form: %41%41', size: 100_000, send: form((size) => `a=${repeated('%41', size)}`) },
  { name: 'form: %4%4', size: 200_000, send: form((size) => repeated('%4', size)) },
  { name: 'form: spaces and dots in a name', size: 200_000, send: form((size) => `${repeated(' .', size)}=1`) },
  {
    name: 'multipart: many fields',
    size: 1000,
    send: multipart((size) => list(size, (n) => part(`a${String(n)}`, '1')).join('')),
  },
  {
    name: 'multipart: many files',
    size: 500,
    send: multipart((size) => list(size, (n) => part(`a${String(n)}`, '1', '; filename="f"')).join('')),
  },
  { name: 'multipart: half boundaries', size: 20_000, send: multipart((size) => part('a', repeated('\r\n--X', size))) },
  { name: 'multipart: boundaries only', size: 20_000, send: multipart((size) => repeated('--XX\r\n', size)) },
  {
    name: 'multipart: headers',
    size: 10_000,
    send: multipart((size) => `--XX\r\n${repeated('A: b\r\n', size)}\r\n1\r\n`),
  },
  {
    name: 'multipart: a name of brackets',
    size: 40_000,
    send: multipart((size) => part(`a${repeated('[', size)}`, '1')),
  },
]

const bodies: readonly HostileInput[] = [
  { name: 'JSON: [[[[', size: 400_000, send: json((size) => repeated('[', size)) },
  { name: 'JSON: maps in maps', size: 100_000, send: json((size) => nested(size, true)) },
  { name: 'JSON: many lists', size: 50_000, send: json((size) => `{"a":[${repeated('[],', size)}1]}`) },
  { name: 'JSON: many maps', size: 50_000, send: json((size) => `{"a":[${repeated('{},', size)}1]}`) },
  { name: 'JSON: many names', size: 20_000, send: json((size) => JSON.stringify(named(size, 'k', 1))) },
  { name: 'JSON: the same name', size: 100_000, send: json((size) => `{${repeated('"__proto__":1,', size)}"a":1}`) },
  { name: 'JSON: backslashes', size: 400_000, send: json((size) => `"${repeated('\\', size)}`) },
  { name: 'JSON: quotes', size: 400_000, send: json((size) => repeated('"', size)) },
  { name: 'JSON: a number of digits', size: 100_000, send: json((size) => `{"start":${repeated('1', size)}}`) },
  {
    name: 'XML: many names',
    size: 5000,
    send: async (to, size) => to.form(`${profile(to)}.xml`, JSON.stringify(named(size, 'k', 1)), 'application/json'),
  },
]

const references: readonly HostileInput[] = [
  { name: '$result[[[[', size: 12_500, send: reference((size) => `$result${repeated('[', size)}`) },
  { name: '$result[a[a[a', size: 12_500, send: reference((size) => `$result${repeated('[a', size)}`) },
  { name: '$result[][][]', size: 20_000, send: reference((size) => `$result${repeated('[]', size)}`) },
  { name: '$result[a][a][a]', size: 20_000, send: reference((size) => `$result${repeated('[a]', size)}`) },
  { name: '$result$result', size: 20_000, send: reference((size) => repeated('$result', size)) },
  { name: '$result[a] $result[a]', size: 5000, send: reference((size) => repeated('$result[a] ', size)) },
  { name: '$result[a][ID] $result[a][ID]', size: 5000, send: reference((size) => repeated('$result[a][ID] ', size)) },
  { name: '$result[l] of a list, many times', size: 5000, send: reference((size) => repeated('$result[l] ', size)) },
  { name: '$$$$', size: 50_000, send: reference((size) => repeated('$', size)) },
  { name: 'many commands', size: 1000, send: async ({ batch }, size) => batch(list(size, () => 'profile')) },
  {
    name: 'a command of brackets',
    size: 50_000,
    send: async ({ batch }, size) => batch([`profile?a${repeated('[', size)}`]),
  },
  {
    name: '$ref of many steps',
    size: 50_000,
    send: v3('batch', (size) => [
      { method: 'main.eventlog.list', query: {} },
      { method: 'tasks.task.list', query: { filter: [['id', '=', { $ref: `0${repeated('.a', size)}` }]] } },
    ]),
  },
  {
    name: '$ref many times',
    size: 2000,
    send: v3('batch', (size) => [
      { method: 'main.eventlog.list', query: {}, as: 'a' },
      { method: 'tasks.task.list', query: { filter: list(size, () => ['id', '=', { $ref: 'a.0.id' }]) } },
    ]),
  },
  {
    name: '$refArray many times',
    size: 2000,
    send: v3('batch', (size) => [
      { method: 'main.eventlog.list', query: {}, as: 'a' },
      { method: 'tasks.task.list', query: { select: ['id'], x: list(size, () => ({ $refArray: 'a.id' })) } },
    ]),
  },
]

const filters: readonly HostileInput[] = [
  {
    name: 'filter: unknown names',
    size: 5000,
    send: v2('crm.deal.list', (size) => ({ filter: named(size, '>k', 1) })),
  },
  { name: 'filter: the same field', size: 250, send: items((size) => ({ filter: list(size, (n) => ({ '>id': n })) })) },
  {
    name: 'filter: thousands of conditions',
    size: 2000,
    send: items((size) => ({ filter: list(size, (n) => ({ '>id': n })) })),
  },
  {
    name: 'filter: OR',
    size: 2000,
    send: items((size) => ({ filter: { logic: 'OR', 0: list(size, (n) => ({ '>id': n })) } })),
  },
  { name: 'filter: a list of ids', size: 10_000, send: items((size) => ({ filter: { '@id': list(size, (n) => n) } })) },
  {
    name: 'filter: texts to look for',
    size: 250,
    send: items((size) => ({ filter: { '%title': list(size, (n) => `a${String(n)}`) } })),
  },
  {
    name: 'filter: telephone numbers',
    size: 500,
    send: v2('crm.contact.list', (size) => ({ filter: { PHONE: list(size, String) } })),
  },
  {
    name: 'filter: a pattern of signs',
    size: 10_000,
    send: v2('crm.deal.list', (size) => ({ filter: { '=%COMMENTS': repeated('%a', size) } })),
  },
  { name: 'filter: operators', size: 50_000, send: items((size) => ({ filter: { [`${repeated('!', size)}id`]: 1 } })) },
  {
    name: 'filter: a date of digits',
    size: 100_000,
    send: items((size) => ({ filter: { '>createdTime': repeated('1', size) } })),
  },
  {
    name: 'filter: a number of blanks',
    size: 100_000,
    send: items((size) => ({ filter: { '>opportunity': repeated(' ', size) } })),
  },
  {
    name: 'filter: REST v3',
    size: 2000,
    send: v3('tasks.task.list', (size) => ({ filter: list(size, (n) => ['id', '>', n]) })),
  },
  {
    name: 'filter: REST v3, a list',
    size: 10_000,
    send: v3('tasks.task.list', (size) => ({ filter: [['id', 'in', list(size, (n) => n)]] })),
  },
  {
    name: 'select: unknown names',
    size: 20_000,
    send: items((size) => ({ select: list(size, (n) => `k${String(n)}`) })),
  },
  {
    name: 'select: REST v3, custom fields',
    size: 10_000,
    send: v3('tasks.task.list', (size) => ({ select: list(size, (n) => `UF_${String(n)}`) })),
  },
  {
    name: 'select: REST v3, a related field',
    size: 5000,
    send: v3('tasks.task.list', (size) => ({ select: list(size, () => 'creator.name') })),
  },
  {
    name: 'select: REST v3, many dots',
    size: 50_000,
    send: v3('tasks.task.list', (size) => ({ select: [`creator${repeated('.creator', size)}`] })),
  },
  {
    name: 'order: unknown names',
    size: 20_000,
    send: v2('crm.deal.list', (size) => ({ order: named(size, 'k', 'asc') })),
  },
  { name: 'order: REST v3', size: 20_000, send: v3('tasks.task.list', (size) => ({ order: named(size, 'k', 'asc') })) },
  {
    name: 'cursor',
    size: 100_000,
    send: v3('main.eventlog.tail', (size) => ({ cursor: { field: 'id', value: repeated('1', size) } })),
  },
  { name: 'start', size: 100_000, send: v2('crm.deal.list', (size) => ({ start: `${repeated(' ', size)}x` })) },
]

const values: readonly HostileInput[] = [
  {
    name: 'a sum of digits',
    size: 50_000,
    send: v2('crm.deal.add', (size) => ({
      fields: { OPPORTUNITY: `${repeated('1', size)}.${repeated('1', size)}e${repeated('1', size)}` },
    })),
  },
  {
    name: 'a date of blanks',
    size: 100_000,
    send: v2('crm.item.add', (size) => ({ entityTypeId: 2, fields: { closedate: `${repeated(' ', size)}2026` } })),
  },
  {
    name: 'telephone numbers',
    size: 500,
    send: v2('crm.contact.add', (size) => ({ fields: { PHONE: list(size, (n) => ({ VALUE: String(n) })) } })),
  },
  {
    name: 'links',
    size: 2000,
    send: v2('crm.item.add', (size) => ({ entityTypeId: 2, fields: { contactIds: list(size, (n) => n + 1) } })),
  },
  { name: 'base64 that is none', size: 200_000, send: file((size) => `${repeated('A', size)}!`) },
  { name: 'base64 of blanks', size: 200_000, send: file((size) => `=${repeated(' ', size)}!`) },
  { name: 'base64 of signs', size: 200_000, send: file((size) => repeated('= ', size)) },
  {
    name: 'a file whose name is dots',
    size: 20_000,
    send: async (to, size) =>
      to.v2('disk.folder.uploadfile', {
        id: 1,
        data: { NAME: `${repeated('.a', size)}\n` },
        generateUniqueName: 'Y',
        fileContent: ['a', 'AAAA'],
      }),
  },
  { name: 'words to look for', size: 500, send: v2('user.search', (size) => ({ FIND: repeated('a ', size) })) },
  {
    name: 'a filter of the offline queue',
    size: 2000,
    send: v2('event.offline.list', (size) => ({ filter: named(size, '!!!k', 1) })),
  },
]

const doors: readonly HostileInput[] = [
  {
    name: 'Authorization of blanks',
    size: 20_000,
    send: async (to, size) => to.ask(profile(to), { headers: { Authorization: `Bearer ${repeated(' ', size)}x` } }),
  },
  {
    name: 'Cookie of pairs',
    size: 5000,
    send: async (to, size) => to.ask('/_portal/', { headers: { Cookie: repeated('a=b; ', size) } }),
  },
  { name: 'an address of dots', size: 20_000, send: async (to, size) => to.ask(`/rest/1/x/${repeated('a.', size)}`) },
  { name: 'an address of slashes', size: 20_000, send: async (to, size) => to.ask(`/rest/${repeated('/', size)}`) },
  {
    name: 'an address of escapes',
    size: 20_000,
    send: async (to, size) => to.ask(`/rest/1/x/${repeated('%2f', size)}?${repeated('%5b', size)}`),
  },
  {
    name: 'OAuth: brackets',
    size: 100_000,
    send: async (to, size) => to.form('/oauth/token/', `grant_type=refresh_token&client_id=${repeated('[', size)}`),
  },
  {
    name: 'OAuth: variables',
    size: 5000,
    send: async (to, size) => to.form('/oauth/token/', list(size, (n) => `a${String(n)}=1`).join('&')),
  },
  {
    name: 'OAuth: a query',
    size: 50_000,
    send: async (to, size) => to.ask(`/oauth/authorize/?client_id=${repeated('%41', size)}`),
  },
  {
    name: 'inspector: [[[[',
    size: 400_000,
    send: async (to, size) => to.inspector('faults', 'POST', repeated('[', size)),
  },
  {
    name: 'inspector: deep JSON',
    size: 50_000,
    send: async (to, size) => to.inspector('entities/deal/rows', 'POST', `{"title":${nested(size, false)}}`),
  },
  {
    name: 'inspector: many names',
    size: 5000,
    send: async (to, size) => to.inspector('entities/deal/rows', 'POST', JSON.stringify(named(size, 'k', 1))),
  },
  {
    name: 'inspector: a text to look for',
    size: 5000,
    send: async (to, size) => to.ask(`/_portal/api/entities/deal/rows?text=${repeated('%25', size)}`),
  },
  {
    name: 'inspector: requests with secrets',
    size: 20_000,
    send: async (to, size) => {
      await to.v2('profile', { a: repeated('auth=1&', size), b: repeated('/rest/1', size), c: repeated('a1', size) })
      return to.ask('/_portal/api/requests')
    },
  },
  {
    name: 'frame: an address',
    size: 5000,
    send: async (to, size) => to.ask(`/_portal/frame/?url=${repeated('%5b', size)}`),
  },
  {
    name: 'glob of a fault',
    size: 5000,
    send: async (_, size) => ({
      status: compileGlob(`${repeated('*a', 10)}*b`)(repeated('a', size)) ? 200 : 404,
      text: '',
    }),
  },
]

const pushed: readonly HostileInput[] = [
  { name: 'push: [[[[', size: 100_000, send: async ({ push }, size) => push(repeated('[', size)) },
  {
    name: 'push: users who were seen',
    size: 20_000,
    send: async ({ push }, size) =>
      push(JSON.stringify({ method: 'getUsersLastSeen', id: 1, params: { userList: list(size, (n) => n) } })),
  },
  {
    name: 'push: the same user',
    size: 20_000,
    send: async ({ push }, size) =>
      push(
        JSON.stringify({ method: 'publish', id: 1, params: { userList: list(size, () => 1), body: { command: 'a' } } }),
      ),
  },
  {
    name: 'push: channels that are none',
    size: 5000,
    send: async ({ push }, size) =>
      push(
        JSON.stringify({
          method: 'publish',
          id: 1,
          params: { channelList: list(size, () => 'a.b'), body: { command: 'a' } },
        }),
      ),
  },
  {
    name: 'push: bytes of empty messages',
    size: 20_000,
    send: async ({ push }, size) => push(Buffer.alloc(size * 2, Buffer.from([0x0a, 0x00]))),
  },
  { name: 'push: bytes of groups', size: 50_000, send: async ({ push }, size) => push(Buffer.alloc(size, 0x0b)) },
]

const line = (n: number, method: string): string =>
  `${JSON.stringify({ api: 'v2', method, params: { a: [n] }, outcome: { kind: 'reply', status: 200, headers: {}, body: '{}', encoding: 'utf8' } })}\n`
const recordings: readonly HostileInput[] = [
  { name: 'cassette: a line of brackets', size: 200_000, send: refusedCassette((size) => repeated('[', size)) },
  { name: 'cassette: empty lines', size: 100_000, send: refusedCassette((size) => repeated('\n', size)) },
  {
    name: 'cassette: many recordings',
    size: 1000,
    send: refusedCassette((size) => list(size, (n) => line(n, 'a.b')).join('')),
  },
  {
    name: 'recorder: names of secrets',
    size: 1000,
    send: async ({ recorded }, size) =>
      recorded(JSON.stringify(list(size, (n) => ({ token: `secret-number-${String(n)}` })))),
  },
  {
    name: 'recorder: a text of pairs',
    size: 20_000,
    send: async ({ recorded }, size) =>
      recorded(JSON.stringify({ filter: { TITLE: `auth ${repeated('token=', size)}` } })),
  },
  {
    name: 'recorder: escapes in escapes',
    size: 20_000,
    send: async ({ recorded }, size) =>
      recorded(JSON.stringify({ filter: { TITLE: `auth%${repeated('25', size)}x${repeated('a%25', size)}` } })),
  },
  {
    name: 'recorder: blanks',
    size: 50_000,
    send: async ({ recorded }, size) => recorded(JSON.stringify({ filter: { TITLE: `auth${repeated(' ', size)}x` } })),
  },
]

function refusedCassette(text: (size: number) => string): HostileInput['send'] {
  return async (_, size) =>
    replayed(text(size), 'profile').catch((error: unknown) => ({ status: 400, text: String(error) }))
}

export const hostileInputs: readonly HostileInput[] = [
  ...forms,
  ...bodies,
  ...references,
  ...filters,
  ...values,
  ...doors,
  ...pushed,
  ...recordings,
]
