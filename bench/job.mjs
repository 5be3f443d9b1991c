// One measurement in a process of its own: `node job.mjs '{"sdk":"ours","job":"sustained",...}'` prints one line of JSON.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'

const {
  sdk,
  job,
  origin,
  tariff = 'standard',
  seconds = 90,
  method = 'crm.item.list',
  concurrency = 1,
  calls = 3000,
  lists = 1,
  parallel,
  ordered,
  storeDirectory,
} = JSON.parse(process.argv[2])
const keys = method === 'crm.item.list' ? { idKey: 'id', customKeyForResult: 'items' } : { idKey: 'ID' }

/** Both SDKs have the same contract; each is given the settings of the tariff in its own presets. */
const clientOf = async () => {
  const unlimited = { burstLimit: 1e9, drainRate: 1e9, adaptiveEnabled: false }
  const restrictionsOf = (factory) => {
    if (tariff === 'enterprise') return factory.getEnterprise()
    return tariff === 'off' ? { ...factory.getDefault(), rateLimit: unlimited } : factory.getDefault()
  }
  if (sdk === 'ours') {
    const { B24Hook, ParamsFactory } = await import('@bitrix24/b24jssdk')
    const { fileLimitStore } = await import('@bitrix24/b24jssdk/limit-store-file')
    return B24Hook.fromWebhookUrl(`${origin}/rest/1/secret0000000000`, {
      restrictionParams: restrictionsOf(ParamsFactory),
      ...(storeDirectory !== undefined && { limitStore: fileLimitStore({ directory: storeDirectory }) }),
    })
  }
  // The reference SDK's webhook client speaks https alone; its application client takes plain http and costs the same.
  const { B24OAuth, ParamsFactory } = await import('b24jssdk-reference')
  const day = 86_400
  return new B24OAuth(
    {
      applicationToken: 't',
      userId: 1,
      memberId: 'm',
      accessToken: 'a',
      refreshToken: 'r',
      expires: Math.floor(Date.now() / 1000) + day,
      expiresIn: day,
      scope: 'crm',
      domain: 'localhost',
      clientEndpoint: `${origin}/rest`,
      serverEndpoint: `${origin}/rest`,
      status: 'L',
    },
    { clientId: 'c', clientSecret: 's' },
    { restrictionParams: restrictionsOf(ParamsFactory) },
  )
}

const $b24 = await clientOf()
const { v2 } = $b24.actions
const lanes = sdk === 'ours' && parallel !== undefined ? { parallel, ordered } : {}
const options = { method, params: { entityTypeId: 2, select: ['*'] }, ...keys, ...lanes }

const sustained = async () => {
  const endsAt = Date.now() + seconds * 1000
  const lateFrom = Date.now() + seconds * 400
  let rows = 0
  let lateRows = 0
  let failedLists = 0
  const read = async () => {
    try {
      for await (const page of v2.fetchList.make(options)) {
        rows += page.length
        if (Date.now() >= lateFrom) lateRows += page.length
        if (Date.now() >= endsAt) return
      }
    } catch {
      failedLists += 1
    }
  }
  // A list that waits for a limit when the time is over has had its turn.
  const timeIsOver = new Promise((resolve) => setTimeout(resolve, seconds * 1000 + 500))
  await Promise.race([Promise.all(Array.from({ length: lists }, read)), timeIsOver])
  return { rows, failedLists, rowsPerSecond: rows / seconds, lateRowsPerSecond: lateRows / (seconds * 0.6) }
}

const whole = async () => {
  const result = await v2.callList.make(options)
  return { rows: result.getData().length, isSuccess: result.isSuccess }
}

const stream = async () => {
  let rows = 0
  for await (const page of v2.fetchList.make(options)) rows += page.length
  return { rows }
}

const single = async () => {
  let started = 0
  const lane = async () => {
    while (started < calls) {
      started += 1
      await v2.call.make({ method: 'profile', params: {} })
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
  return { calls }
}

const jobs = { sustained, whole, stream, single }

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
const idleHeap = process.memoryUsage().heapUsed
let peakRss = 0
let peakHeap = idleHeap
const sample = setInterval(() => {
  const { rss, heapUsed } = process.memoryUsage()
  peakRss = Math.max(peakRss, rss)
  peakHeap = Math.max(peakHeap, heapUsed)
}, 20)
const cpu = process.cpuUsage()
const startedAt = performance.now()
const outcome = await jobs[job]()
const wallMs = performance.now() - startedAt
const { user, system } = process.cpuUsage(cpu)
clearInterval(sample)
delay.disable()
console.log(
  JSON.stringify({
    ...outcome,
    wallMs,
    cpuMs: (user + system) / 1000,
    peakRssMb: Math.max(peakRss, process.memoryUsage().rss) / 2 ** 20,
    heapAboveIdleMb: (peakHeap - idleHeap) / 2 ** 20,
    loopDelayP99Ms: delay.percentile(99) / 1e6,
  }),
)
process.exit(0)
