import { B24Hook } from '@bitrix24/b24jssdk'
import { instantClock, type TestClock } from './clocks.ts'
import { openScriptedServer, type ScriptedReply, type ScriptedRequest, type ScriptedServer } from './scripted-server.ts'
import { recordedLog, withoutLimits, type RecordedLog, type StageOptions } from './stage.ts'

/** A client in front of a scripted server; its clock moves when it waits, so no test waits. */
export interface ScriptedStage extends AsyncDisposable {
  readonly server: ScriptedServer
  readonly $b24: B24Hook
  readonly log: RecordedLog
  readonly clock: TestClock
}

export const openScriptedStage = async (
  reply: (request: ScriptedRequest, index: number) => ScriptedReply | undefined,
  { restrictionParams, sdk }: Pick<StageOptions, 'restrictionParams' | 'sdk'> = {},
): Promise<ScriptedStage> => {
  const server = await openScriptedServer(reply)
  const log = recordedLog()
  const clock = instantClock()
  const $b24 = B24Hook.fromWebhookUrl(server.webhookUrl, {
    clock,
    ...sdk,
    restrictionParams: { ...withoutLimits, retryDelay: 1000, ...restrictionParams },
  })
  $b24.setLogger(log.logger)
  return { server, $b24, log, clock, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}
