import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortal, type FaultRule, type Portal } from '@bitrix24/b24jssdk-portal'
import type { Run } from './compare.ts'
import { requestIdOf, steps } from './program.ts'
import type { CompatApp, StepOutcome } from './step.ts'

const faults: readonly FaultRule[] = [
  { match: 'user.admin', action: 'softError' },
  { match: 'scope', action: 'limit503', times: 1 },
  { match: 'crm.company.get', action: 'html502BeforeCommit', times: 1 },
  { match: 'crm.lead.get', action: 'html502BeforeCommit' },
  { match: 'crm.lead.list', action: 'html200', times: 1 },
  { match: 'crm.contact.get', action: 'json500', times: 1 },
  { match: 'methods', action: 'resetBeforeCommit', times: 1 },
  { match: 'crm.lead.add', action: 'html502AfterCommit', times: 1 },
]

/** Both portals stand at the same moment, near the present one: tokens must not have expired for the SDK. */
const openPortal = async (tlsDir: string, nowMs: number): Promise<Portal> => {
  const portal = await createPortal({ tls: true, tlsDir, seed: 'superstore', clock: 'manual', faults })
  portal.clock.advance(nowMs - portal.clock.nowMs())
  portal.insert(
    'task',
    Array.from({ length: 130 }, (_, index) => ({ id: index + 1, title: `Task ${index + 1}` })),
  )
  portal.insert(
    'eventlog',
    Array.from({ length: 250 }, (_, index) => ({ id: index + 1, userId: (index % 2) + 1, auditTypeId: 'USER_LOGIN' })),
  )
  return portal
}

/** More than the steps take. */
const appCount = 20

/** With a slash at the end of the endpoint the reference SDK doubles it and finds no REST v3 method. */
const installApps = (portal: Portal): CompatApp[] =>
  Array.from({ length: appCount }, () => {
    const { params, secret } = portal.installApp()
    return { params: { ...params, clientEndpoint: params.clientEndpoint.replace(/\/$/, ''), status: 'L' }, secret }
  })

const isOutcomes = (value: unknown): value is StepOutcome[] =>
  Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null && 'name' in row)

/** Runs the program in a process that trusts the portal's own authority, and brings its outcomes back. */
const runChild = (which: 'ours' | 'reference', portal: Portal): Promise<StepOutcome[]> =>
  new Promise((resolve, reject) => {
    const { webhookUrl, authorityFile = '' } = portal
    const child = fork(join(import.meta.dirname, 'child.ts'), [which, webhookUrl], {
      execArgv: ['--conditions=source', '--import=tsx'],
      env: { ...process.env, NODE_EXTRA_CA_CERTS: authorityFile },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    child.send(installApps(portal))
    let complaints = ''
    child.stderr?.on('data', (text) => (complaints += String(text)))
    child.once('message', (message) => {
      if (isOutcomes(message)) resolve(message)
      else reject(new Error(`The run with ${which} sent no outcomes.`))
    })
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`The run with ${which} ended with code ${String(code)}.\n${complaints}`)),
    )
  })

const requestsOf = ({ requests }: Portal): Map<string, number> => {
  const ids = requests.list().map(({ query }) => query['bx24_request_id'])
  return new Map(steps.map(({ name }) => [name, ids.filter((id) => id === requestIdOf(name)).length]))
}

/** Both SDKs run the same program, each against a portal of its own with the same data and the same faults. */
export const runBoth = async (): Promise<{ reference: Run; ours: Run }> => {
  const nowMs = Date.now()
  const run = async (which: 'ours' | 'reference'): Promise<Run> => {
    const tlsDir = await mkdtemp(join(tmpdir(), 'b24jssdk-compat-'))
    await using portal = await openPortal(tlsDir, nowMs)
    try {
      const outcomes = await runChild(which, portal)
      return { outcomes, requests: requestsOf(portal) }
    } finally {
      await rm(tlsDir, { recursive: true })
    }
  }
  return { reference: await run('reference'), ours: await run('ours') }
}
