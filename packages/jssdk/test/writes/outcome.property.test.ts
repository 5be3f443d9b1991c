import { fc, test } from '@fast-check/vitest'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { AjaxError, B24Hook, type AjaxResult, type CallOutcome } from '@bitrix24/b24jssdk'
import { createPortal, type FaultRule, type Portal } from '@bitrix24/b24jssdk-portal'
import { lineFaults, openBrokenLine, type BrokenLine, type LineFault } from '../support/broken-line.ts'
import { runs } from '../support/runs.ts'

let portal: Portal
let line: BrokenLine
beforeAll(async () => {
  portal = await createPortal()
  line = await openBrokenLine(portal.url)
})
afterAll(async () => {
  await line[Symbol.asyncDispose]()
  await portal.close()
})
beforeEach(() => {
  portal.faults.clear()
})

/** What befalls one attempt. */
type Fate = { readonly line: LineFault } | { readonly rule: FaultRule } | 'nothing'

const request = (action: FaultRule['action']): Fate => ({ rule: { match: '*', action, times: 1, delayMs: 5 } })
const hangs = (befalls: Fate): boolean =>
  befalls !== 'nothing' && 'rule' in befalls && befalls.rule.action.startsWith('hang')
const quick = (
  [
    'resetBeforeCommit',
    'resetAfterCommit',
    'html500BeforeCommit',
    'html500AfterCommit',
    'html502BeforeCommit',
    'html502AfterCommit',
    'html504BeforeCommit',
    'html504AfterCommit',
    'html200',
    'html200AfterCommit',
    'json500',
    'limit503',
    'overloadLimit',
    'portalDeleted',
    'operating429',
    'expiredToken',
    'softError',
    'redirect',
    'hugeBody',
    'emptyBody',
    'cutJson',
    'slow',
  ] as const
).map(request)

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(...quick) },
  // They cost the time-out.
  { weight: 1, arbitrary: fc.constantFrom(request('hangBeforeCommit'), request('hangAfterCommit')) },
  { weight: 5, arbitrary: fc.constantFrom(...lineFaults).map((broken): Fate => ({ line: broken })) },
  // One command of a batch, or the call when it stands alone.
  {
    weight: 6,
    arbitrary: fc
      .record({ action: fc.constantFrom('operating429', 'json500', 'softError'), skip: fc.nat({ max: 2 }) })
      .map(({ action, skip }): Fate => ({ rule: { match: '*.add', action, skip, times: 1 } })),
  },
  { weight: 4, arbitrary: fc.constant<Fate>('nothing') },
)

const writes = fc.record({
  version: fc.constantFrom('v2', 'v3'),
  /** 0 stands for a call of its own, not a batch. */
  commands: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 })),
  /** A command that no portal can do; of a call of its own: the call. */
  wrongAt: fc.option(fc.nat({ max: 4 }), { nil: undefined }),
  isHaltOnError: fc.boolean(),
  maxAttempts: fc.integer({ min: 1, max: 4 }),
  /** The lower one is less than any reply has. */
  maxReplyBytes: fc.constantFrom(200_000, 200_000, 200_000, 10),
  repeatsWrites: fc.boolean(),
  fates: fc.array(fate, { minLength: 1, maxLength: 4 }),
})
type Write = typeof writes extends fc.Arbitrary<infer T> ? T : never

/** Waits are over at once. */
let nowMs = Date.now()
const clock = {
  nowMs: () => nowMs,
  sleep: (ms: number) => {
    nowMs += ms
    return Promise.resolve()
  },
}

const clientOf = ({ fates, repeatsWrites, maxReplyBytes }: Write): B24Hook => {
  let attempt = 0
  const transport = line.transport(() => {
    const next = fates[attempt] ?? 'nothing'
    attempt += 1
    portal.faults.clear()
    if (next === 'nothing') return undefined
    if ('line' in next) return next.line
    portal.faults.add(next.rule)
    return undefined
  })
  return B24Hook.fromWebhookUrl(portal.webhookUrl, {
    transport,
    clock,
    maxReplyBytes,
    restrictionParams: {
      rateLimit: { burstLimit: 1e9, drainRate: 1e9, adaptiveEnabled: false },
      ...(repeatsWrites && { retryOnNetworkError: true }),
    },
  })
}

/** What the client says of each title. */
type Told = Map<string, 'done' | CallOutcome>

interface Command {
  readonly method: string
  readonly params: Record<string, unknown>
}

const titleOf = (index: number): string => `row ${index}`
const commandOf = ({ version, wrongAt }: Write, index: number): Command => {
  const title = titleOf(index)
  if (version === 'v2')
    return { method: 'crm.item.add', params: { entityTypeId: index === wrongAt ? 987_654 : 2, fields: { title } } }
  // Nobody may be responsible who does not exist.
  return {
    method: 'tasks.task.add',
    params: { fields: { title: index === wrongAt ? undefined : title, creatorId: 1, responsibleId: 1 } },
  }
}

const outcomeIn = (result: AjaxResult): 'done' | CallOutcome => {
  const [error] = result.getErrors()
  return error === undefined ? 'done' : outcomeOf(error)
}
const outcomeOf = (error: unknown): CallOutcome => {
  if (error instanceof AjaxError) return error.outcome
  throw error
}

const tell = async (write: Write): Promise<Told> => {
  const { version, commands, isHaltOnError, maxAttempts } = write
  const { v2, v3 } = clientOf(write).actions
  const { call, batch } = version === 'v2' ? v2 : v3
  const perCall = { retry: { maxAttempts, delayMs: 1 }, timeoutMs: write.fates.some(hangs) ? 150 : 60_000 }
  if (commands === 0) {
    const settled = await call.make({ ...commandOf(write, 0), ...perCall }).then(outcomeIn, outcomeOf)
    return new Map([[titleOf(0), settled]])
  }
  const titles = Array.from({ length: commands }, (_, index) => titleOf(index))
  const calls = Object.fromEntries(titles.map((title, index) => [title, commandOf(write, index)]))
  try {
    const reply = await batch.make({ calls, options: { isHaltOnError, returnAjaxResult: true, ...perCall } })
    const whole = reply.getErrorsByKey()['base-error']
    const results: ReadonlyMap<string, AjaxResult> = new Map(Object.entries(reply.getData() ?? {}))
    return new Map(
      titles.map((title) => {
        if (whole !== undefined) return [title, outcomeOf(whole)]
        const result = results.get(title)
        // Behind a command that failed a batch that halts runs nothing.
        return [title, result === undefined ? 'notSent' : outcomeIn(result)]
      }),
    )
  } catch (error) {
    return new Map(titles.map((title) => [title, outcomeOf(error)]))
  }
}

test.prop([writes], { numRuns: runs(200) })(
  'what is refused or was not sent is not in the portal, what is done is, and nothing is there twice',
  async (write) => {
    const entity = write.version === 'v2' ? 'deal' : 'task'
    // A case that failed has left its own.
    portal.remove(
      entity,
      portal.rows(entity).map((row) => Number(row['id'])),
    )
    const told = await tell(write)
    const rows = portal.rows(entity)
    // A call of REST v3 carries a key that keeps it from being done twice.
    const isRepeatedAtWill = write.repeatsWrites && (write.version === 'v2' || write.commands > 0)
    const wrong = [...told].filter(([title, outcome]) => {
      const count = rows.filter((row) => row['title'] === title).length
      if (outcome === 'done') return isRepeatedAtWill ? count === 0 : count !== 1
      return outcome === 'unknown' ? count > 1 && !isRepeatedAtWill : count > 0
    })
    expect(wrong).toEqual([])
  },
)
