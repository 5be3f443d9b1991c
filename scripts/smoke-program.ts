/** One program on every runtime: a call, a batch and a list against the portal of the first argument; prints `passed`. */
const body = `
const $b24 = B24Hook.fromWebhookUrl(webhookUrl)
const check = (what, found, expected) => {
  if (found !== expected) throw new Error(what + ': ' + found + ' instead of ' + expected)
}
const main = async () => {
  const called = await $b24.actions.v2.call.make({ method: 'crm.deal.get', params: { id: 7 } })
  check('call', called.getData().result.ID, '7')
  const batch = await $b24.actions.v2.batch.make({
    calls: { one: ['crm.deal.get', { id: 1 }], two: ['crm.deal.get', { id: 2 }] },
  })
  check('batch', Object.keys(batch.getData()).join(), 'one,two')
  const list = await $b24.actions.v2.callList.make({ method: 'crm.deal.list', params: { select: ['ID'] } })
  check('list', list.getData().length, 120)
  return 'passed'
}`

const heads = {
  esm: `import process from 'node:process'\nimport { B24Hook } from '@bitrix24/b24jssdk'`,
  cjs: `const process = require('node:process')\nconst { B24Hook } = require('@bitrix24/b24jssdk')`,
}

/** The program as a module of either kind; it leaves the process to end by itself. */
export const smokeProgram = (kind: keyof typeof heads): string => `${heads[kind]}
const webhookUrl = process.argv[2]
${body}
main().then(console.log, (error) => {
  console.error(error)
  process.exitCode = 1
})
`

/**
 * A program that calls each portal of its arguments by the proxy that the environment names; prints `passed`, or the first error. It ends by
 * itself, whatever connections are kept.
 */
export const proxyProgram = (kind: keyof typeof heads): string => `${heads[kind]}
const main = async () => {
  for (const url of process.argv.slice(2)) {
    const reply = await B24Hook.fromWebhookUrl(url).actions.v2.call.make({ method: 'profile' })
    if (!reply.isSuccess) throw new Error(String(reply.getErrorMessages()))
  }
  return 'passed'
}
main().then(console.log, (error) => {
  console.error(error)
  process.exitCode = 1
})
`

/** The program as a script beside the browser build, which finds \`B24Js\` and \`webhookUrl\` in its global object; gives a promise. */
export const smokeScript = `const { B24Hook } = B24Js
${body}
main()`
