import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { isOnThisMachine, type Need } from '../../scripts/on-this-machine.ts'

interface Language extends Need {
  /** Interpreter and arguments before the program's file. */
  readonly command: readonly [string, ...string[]]
  readonly program: string
}

// Debian's own Python: another one further up in PATH does not see Debian's packages.
const python = '/usr/bin/python3'

const languages: readonly Language[] = [
  {
    name: "Python's requests",
    command: [python],
    program: 'deals.py',
    probe: [python, '-c', 'import requests'],
    debian: 'python3-requests',
  },
  {
    name: "PHP's curl extension",
    command: ['php'],
    program: 'deals.php',
    probe: ['php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);'],
    debian: 'php-cli php-curl',
  },
  {
    name: 'curl',
    command: ['bash'],
    program: 'deals.sh',
    probe: ['bash', '-c', 'command -v curl jq'],
    debian: 'curl jq',
  },
]

const run = promisify(execFile)

/** Runs the program against the portal's webhook and reads the line of JSON it prints. */
const printedBy = async ({ command: [file, ...args], program }: Language, hook: string): Promise<unknown> => {
  const path = fileURLToPath(new URL(program, import.meta.url))
  const { stdout } = await run(file, [...args, path], { env: { ...process.env, B24_HOOK: hook } })
  return JSON.parse(stdout)
}

const ids = Array.from({ length: 130 }, (_, index) => index + 1)

describe.each(languages)('a program with $name', (language) => {
  it.runIf(isOnThisMachine(language))(
    'lists, adds, changes, deletes, sends a batch and reads errors as on any portal',
    async () => {
      await using portal = await createPortal({ seed: { deal: ids, contact: [1] }, tariff: 'standard' })
      const printed = await printedBy(language, portal.webhookUrl)
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
})
