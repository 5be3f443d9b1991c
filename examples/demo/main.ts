import { B24Hook, SdkError } from '@bitrix24/b24jssdk'
import { nodeTransport } from '@bitrix24/b24jssdk/node-transport'

import { givenPortal, startLocalPortal } from './local-portal.ts'
import { openTerminal } from './terminal.ts'
import { tour } from './tour.ts'

const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interrupted.abort(new Error(`Stopped by ${signal}.`))
  })
}
process.stdout.once('error', () => {
  interrupted.abort(new Error('Nobody reads the report any more.'))
})

const main = async (): Promise<void> => {
  const terminal = openTerminal(process.stdout)
  const webhookUrl = process.env['B24_HOOK']
  await using portal = webhookUrl === undefined ? await startLocalPortal(interrupted.signal) : givenPortal(webhookUrl)

  // A portal on this machine is not reached by the proxy of the network.
  const transport = portal.isLocal ? nodeTransport({ proxy: false }) : undefined
  const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, { transport })
  terminal.line(
    portal.isLocal
      ? `A local portal at ${$b24.getTargetOrigin()}: the Superstore sales data, limits of a standard plan`
      : `Your portal ${$b24.getTargetOrigin()}: it is read, nothing is written`,
  )
  terminal.line()
  await tour($b24, terminal, interrupted.signal)
}

const explain = (error: unknown): string => {
  if (error instanceof SdkError) return `${error.code}: ${error.message}`
  return error instanceof Error ? error.message : String(error)
}

try {
  await main()
} catch (error) {
  console.error(explain(error))
  process.exitCode = interrupted.signal.aborted ? 130 : 1
}
