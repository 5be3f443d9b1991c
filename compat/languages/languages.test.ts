import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { isOnThisMachine, type Need } from '../../scripts/on-this-machine.ts'

interface Language extends Need {
  /** Interpreter and arguments before the program's file. */
  readonly command: readonly [string, ...string[]]
  readonly extension: string
}

// Debian's own Python: another one further up in PATH does not see Debian's packages.
const python = '/usr/bin/python3'

const languages: readonly Language[] = [
  {
    name: "Python's requests",
    command: [python],
    extension: 'py',
    probe: [python, '-c', 'import requests'],
    debian: 'python3-requests',
  },
  {
    name: "PHP's curl extension",
    command: ['php'],
    extension: 'php',
    probe: ['php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);'],
    debian: 'php-cli php-curl',
  },
  {
    name: 'curl',
    command: ['bash'],
    extension: 'sh',
    probe: ['bash', '-c', 'command -v curl jq'],
    debian: 'curl jq',
  },
]

const run = promisify(execFile)

/** Runs a program with addresses and keys in its environment, and reads the line of JSON it prints. */
const printedBy = async (
  { command: [file, ...args], extension }: Language,
  program: 'deals' | 'office',
  env: Readonly<Record<string, string>>,
): Promise<unknown> => {
  const path = fileURLToPath(new URL(`${program}.${extension}`, import.meta.url))
  const { stdout } = await run(file, [...args, path], { env: { ...process.env, ...env } })
  return JSON.parse(stdout)
}

const ids = Array.from({ length: 130 }, (_, index) => index + 1)

describe.each(languages)('a program with $name', (language) => {
  it.runIf(isOnThisMachine(language))(
    'lists, adds, changes, deletes, sends a batch and reads errors as on any portal',
    async () => {
      await using portal = await createPortal({ seed: { deal: ids, contact: [1] }, tariff: 'standard' })
      const printed = await printedBy(language, 'deals', { B24_HOOK: portal.webhookUrl })
      const [added, deal] = portal.rows('deal').slice(-2)
      const contact = portal.rows('contact').at(-1)
      expect(printed).toEqual({
        listed: ids.slice(10),
        added: added?.['id'],
        title: 'Ж & 100% + 1=2',
        opportunity: '99.90',
        removed: true,
        contact: contact?.['id'],
        deal: deal?.['id'],
        contactOfDeal: String(Number(contact?.['id'])),
        failedCommands: ['wrong'],
        missing: 'Not found',
        unknown: [404, 'ERROR_METHOD_NOT_FOUND'],
      })
      expect(portal.rows('deal').map(({ id }) => id)).toEqual([...ids.slice(1), 131, 132])
      expect(added).toMatchObject({ title: 'Ж & 100% + 1=2', opportunity: 99.9, stageId: 'WON', comments: 'a\nb' })
      expect(deal).toMatchObject({ title: 'From a batch', contactId: contact?.['id'] })
      expect(contact).toMatchObject({ name: 'Zoë' })
      expect(JSON.stringify(contact)).toContain('+49 30 1')
    },
  )

  it.runIf(isOnThisMachine(language))(
    'passes positional arguments, lists of maps, files and the tokens of an application as on any portal',
    async () => {
      await using portal = await createPortal()
      const { params, secret } = portal.installApp()
      const B24_HANDLER = 'https://handler.example/b24'
      const printed = await printedBy(language, 'office', {
        B24_HOOK: portal.webhookUrl,
        B24_ENDPOINT: params.clientEndpoint,
        B24_TOKEN_URL: `${portal.url}/oauth/token/`,
        B24_CLIENT_ID: secret.clientId,
        B24_CLIENT_SECRET: secret.clientSecret,
        B24_REFRESH_TOKEN: params.refreshToken,
        B24_HANDLER,
      })
      expect(printed).toEqual({
        comments: ['Keys & plants'],
        checklist: ['BX_CHECKLIST_1', 'Keys'],
        phones: [
          ['+49 30 1', 'WORK'],
          ['+49 30 2', 'HOME'],
        ],
        files: ['grün\0\n', 'grün\0\n'],
        isNewToken: true,
        again: 'invalid_grant',
        bound: true,
        events: [['ONCRMDEALADD', B24_HANDLER]],
        unknown: 'invalid_token',
      })
    },
  )
})
