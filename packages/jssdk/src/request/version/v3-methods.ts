/** One family in each line: the common beginning of its methods, and their endings. `*` stands for the methods that describe fields. */
const families = `main.eventlog list get tail *
mail.mailbox list get senders *
mail.message list get thread send reply forward movetofolder createcrmactivity removecrmactivity createtask createcalendarevent createchat createfeedpost *
mail.recipient listcontacts listemployees *
humanresources.node add edit get list search children count move *
humanresources.node.member add set move remove
humanresources.node.communication edit list
humanresources.employee search subordinates count multidepartment *
tasks.task add get update delete access.get file.attach chat.message.send *
tasks.task.result add addfromchatmessage update list delete
tasks.task.access *
tasks.task.file *
tasks.task.chat.message *
timeman.record list *`

/**
 * The known methods of REST v3. Every decision about v3 uses this list, so new methods are added here. Names are compared exactly,
 * including case.
 */
export const v3MethodList: readonly string[] = Object.freeze([
  'batch',
  'scopes',
  'rest.scope.list',
  'rest.documentation.openapi',
  'documentation',
  ...families.split('\n').flatMap((family) => {
    const [prefix, ...names] = family.replace('*', 'field.list field.get').split(' ')
    return names.map((name) => `${prefix}.${name}`)
  }),
])
