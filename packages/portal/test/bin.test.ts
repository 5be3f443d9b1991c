import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readOptions } from '../src/commands/read-options.ts'
import { type BinProcess, runBin } from './bin-process.ts'

let folder: string
let children: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-bin-'))
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children = []
  await rm(folder, { recursive: true })
})

const run = (args: readonly string[], stdio?: 'ipc'): BinProcess => {
  const started = runBin(args, { cwd: folder, stdio })
  children.push(started.child)
  return started
}

/** Starts a portal and waits for the webhook it prints. */
const start = async (args: readonly string[], stdio?: 'ipc'): Promise<BinProcess & { webhookUrl: string }> => {
  const started = run(['--port', '0', ...args], stdio)
  await expect.poll(started.output).toMatch(/\/rest\/1\/[a-z0-9]{16}\//)
  return { ...started, webhookUrl: /https?:\/\/[\d.:]+\/rest\/1\/[a-z0-9]{16}\//.exec(started.output())?.[0] ?? '' }
}

const answers = async (webhookUrl: string): Promise<boolean> =>
  fetch(`${webhookUrl}server.time`).then(
    ({ ok }) => ok,
    () => false,
  )

describe('b24-portal start', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('is the default, answers, and ends cleanly at %s', async (signal) => {
    const portal = await start([])
    expect(portal.output()).toContain('Tariff    standard')
    const inspectorUrl = `${new URL(portal.webhookUrl).origin}/_portal/`
    expect(portal.output()).toContain(`Inspector ${inspectorUrl}\n`)
    expect((await fetch(`${inspectorUrl}api/state`)).status).toBe(200)
    expect(await answers(portal.webhookUrl)).toBe(true)
    portal.child.kill(signal)
    expect(await portal.ended).toBe(0)
    expect(await answers(portal.webhookUrl)).toBe(false)
  })

  it('ends when its IPC channel closes', async () => {
    const portal = await start([], 'ipc')
    // Not `close`: Node never emits it for a child whose channel the parent has cut.
    const exited = new Promise((resolve) => portal.child.once('exit', resolve))
    portal.child.disconnect()
    expect(await exited).toBe(0)
  })

  it('ends when the process it was told to watch is gone', async () => {
    const watched = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    children.push(watched)
    const portal = await start(['--parent-pid', String(watched.pid)])
    expect(await answers(portal.webhookUrl)).toBe(true)
    watched.kill('SIGKILL')
    expect(await portal.ended).toBe(0)
  })

  it('prints one line of JSON for a program', async () => {
    const portal = await start(['--json', '--tariff', 'enterprise'])
    const printed: unknown = JSON.parse(portal.output())
    expect(printed).toMatchObject({ webhookUrl: portal.webhookUrl, tariff: 'enterprise' })
  })

  it('sows a file, and finds its rows again in the database', async () => {
    await writeFile(join(folder, 'seed.json'), JSON.stringify({ deal: [1, 2, { id: 7, title: 'Seven' }] }))
    const portal = await start(['--db', 'portal.db', '--seed', 'seed.json', '--secret', 'alwaysthesame000'])
    expect(portal.output()).toContain('deal 3')
    expect(portal.webhookUrl).toMatch(/\/rest\/1\/alwaysthesame000\/$/)
    portal.child.kill('SIGTERM')
    await portal.ended
    const again = await start(['--db', 'portal.db'])
    expect(again.output()).toContain('deal 3')
  })

  it('adds to a database of before what a fresh account has when it is told so, and says it once', async () => {
    await using earlier = await createPortal({ seed: 'empty', db: join(folder, 'portal.db') })
    await earlier.close()
    const line = /^ {2}Added {5}what a fresh account has: .*crmRequisitePreset 2, crmRequisitePresetField 11, /m
    for (const [args, isAdded] of [
      [[], false],
      [['--seed', 'fresh'], true],
      [['--seed', 'fresh'], false],
    ] as const) {
      const portal = await start(['--db', 'portal.db', ...args])
      await expect.poll(portal.output).toContain('Ctrl+C stops it.')
      expect(line.test(portal.output())).toBe(isAdded)
      portal.child.kill('SIGTERM')
      await portal.ended
    }
  })

  it('says of a database of an earlier version how to make it fresh', async () => {
    const fixture = new URL('fixtures/earlier-portal.db.gz', import.meta.url)
    await writeFile(join(folder, 'portal.db'), gunzipSync(await readFile(fixture)))
    const exec = run(['exec', '--db', 'portal.db', '--seed', 'fresh', '--', process.execPath, '--version'])
    expect(await exec.ended).toBe(0)
    expect(exec.errors()).toContain('b24-portal: added what a fresh account has: ')
    await writeFile(join(folder, 'other.db'), gunzipSync(await readFile(fixture)))
    const other = await start(['--db', 'other.db'])
    await expect.poll(other.output).toContain('of an earlier version; --seed fresh adds what a fresh account has, once')
  })

  it('speaks TLS, holds the Superstore and names the line that makes a client trust it', async () => {
    const portal = await start(['--tls', '--tls-dir', 'certificates', '--seed', 'superstore'])
    expect(portal.webhookUrl).toMatch(/^https:/)
    expect(portal.output()).toContain('deal 5009, contact 793')
    expect(portal.output()).toContain(`export NODE_EXTRA_CA_CERTS=`)
    expect(portal.output()).toContain(join('certificates', 'ca.pem'))
  })

  it('warns when other machines can reach it, and prints the token of its inspector', async () => {
    const portal = await start(['--host', '0.0.0.0'])
    expect(portal.errors()).toContain('warning: listening on 0.0.0.0')
    const [, path = ''] = /Inspector http:\/\/[\d.:]+(\/_portal\/\?token=[a-z\d]{32})\n/.exec(portal.output()) ?? []
    const { port } = new URL(portal.webhookUrl)
    expect((await fetch(`http://127.0.0.1:${port}/_portal/`)).status).toBe(403)
    expect((await fetch(`http://127.0.0.1:${port}${path.replace('/?', '/api/state?')}`)).status).toBe(200)
  })

  it('says so when the port is taken', async () => {
    const portal = await start([])
    const second = run(['--port', new URL(portal.webhookUrl).port])
    expect(await second.ended).toBe(1)
    expect(second.errors()).toBe(
      'b24-portal: The port is taken. Choose another with --port, or --port 0 for a free one.\n',
    )
  })

  it.each([
    { args: ['--port', '70000'], text: '--port takes a whole number from 0 to 65535' },
    { args: ['--prot', '1'], text: 'There is no option --prot' },
    { args: ['--redirect-url', 'nowhere'], text: '--redirect-url takes a URL' },
  ])('refuses $args in one line', async ({ args, text }) => {
    const refused = run(args)
    expect(await refused.ended).toBe(1)
    expect(refused.errors()).toContain(text)
    expect(refused.errors().trim().split('\n')).toHaveLength(1)
  })
})

describe('the options as they are typed', () => {
  const typed = { host: '127.0.0.1', seed: 'empty', tariff: 'standard', 'cost-ms': '0', 'tls-dir': '.portal' }

  it('become the options of a portal', async () => {
    const options = await readOptions({ ...typed, scopes: 'crm, task', 'cost-ms': '20' }, 8024)
    expect(options).toMatchObject({ port: 8024, seed: 'empty', scopes: ['crm', 'task'], costMs: 20 })
  })

  it.each([
    { option: { port: 'abc' }, text: '--port takes a whole number from 0 to 65535' },
    { option: { 'cost-ms': '1.5' }, text: '--cost-ms takes a whole number' },
    { option: { tariff: 'gold' }, text: '--tariff takes one of standard, enterprise, on-premise, off' },
    { option: { 'cost-ms': '-1' }, text: '--cost-ms takes a whole number' },
    { option: { seed: 'nowhere.json' }, text: 'the file nowhere.json cannot be read' },
  ])('are refused with $option', async ({ option, text }) => {
    await expect(readOptions({ ...typed, ...option }, 0)).rejects.toThrow(text)
  })

  it.each([
    { content: '{', text: 'holds no JSON' },
    { content: '[1]', text: 'must hold an object of rows by entity' },
    { content: '{"deals":[1]}', text: 'there is no entity "deals"' },
    { content: '{"deal":{"id":1}}', text: '"deal" must be a list of rows' },
    { content: '{"deal":[0]}', text: '"deal" must be a list of rows' },
  ])('are refused with a seed file of $content', async ({ content, text }) => {
    const file = join(folder, 'seed.json')
    await writeFile(file, content)
    await expect(readOptions({ ...typed, seed: file }, 0)).rejects.toThrow(text)
  })
})

describe('b24-portal exec', () => {
  const exec = (script: string, args: readonly string[] = []) =>
    run(['exec', ...args, '--', process.execPath, '-e', script])

  it('runs a command with B24_HOOK set, to a portal that answers', async () => {
    const ran = exec(`fetch(process.env.B24_HOOK + 'server.time').then((r) => r.text()).then(console.log)`)
    expect(await ran.ended).toBe(0)
    expect(ran.output()).toContain('"result"')
  })

  it('makes the command trust the portal under --tls', async () => {
    const script = `fetch(process.env.B24_HOOK + 'server.time').then((r) => console.log(r.status, r.url.split(':')[0]))`
    const ran = exec(script, ['--tls', '--tls-dir', 'certificates'])
    expect(await ran.ended).toBe(0)
    expect(ran.output()).toBe('200 https\n')
  })

  it.each([
    { script: 'process.exit(7)', code: 7 },
    { script: 'process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 5000)', code: 143 },
  ])('passes the end of $script on as $code', async ({ script, code }) => {
    expect(await exec(script).ended).toBe(code)
  })

  it('says so when the command cannot be started', async () => {
    const refused = run(['exec', '--', './no-such-command'])
    expect(await refused.ended).toBe(1)
    expect(refused.errors()).toContain('The command "./no-such-command" could not be started')
  })
})
