const family = (prefix: string, names: string): string[] => names.split(' ').map((name) => `${prefix}.${name}`)

const fields = 'field.list field.get'

/**
 * The methods that REST v3 is known to serve. Every decision about v3 reads this list; a newly published method is added here.
 * Matching is exact and case-sensitive.
 */
export const v3MethodList: readonly string[] = Object.freeze([
  'batch',
  'scopes',
  'rest.scope.list',
  'rest.documentation.openapi',
  'documentation',
  ...family('main.eventlog', `list get tail ${fields}`),
  ...family('mail.mailbox', `list get senders ${fields}`),
  ...family('mail.message', 'list get thread send reply forward movetofolder createcrmactivity removecrmactivity'),
  ...family('mail.message', `createtask createcalendarevent createchat createfeedpost ${fields}`),
  ...family('mail.recipient', `listcontacts listemployees ${fields}`),
  ...family('humanresources.node', `add edit get list search children count move ${fields}`),
  ...family(
    'humanresources.node',
    'member.add member.set member.move member.remove communication.edit communication.list',
  ),
  ...family('humanresources.employee', `search subordinates count multidepartment ${fields}`),
  ...family('tasks.task', `add get update delete access.get file.attach chat.message.send ${fields}`),
  ...family('tasks.task', 'result.add result.addfromchatmessage result.update result.list result.delete'),
  ...family('tasks.task', 'access.field.list access.field.get file.field.list file.field.get'),
  ...family('tasks.task', 'chat.message.field.list chat.message.field.get'),
  ...family('timeman.record', `list ${fields}`),
])
