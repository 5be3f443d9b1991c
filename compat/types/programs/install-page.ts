// The page an installation opens: bind placements, events, finish.
import {
  initializeB24Frame,
  LoadDataType,
  useB24Helper,
  type AjaxResult,
  type B24Frame,
  type BatchNamedCommandsUniversal,
  type TypeApp,
} from '@bitrix24/b24jssdk'

const steps: Record<
  string,
  { caption: string; action: ($b24: B24Frame) => Promise<void>; data?: Record<string, any> }
> = {
  init: {
    caption: 'Start',
    action: async ($b24) => {
      const response = await $b24.callBatch({
        appInfo: { method: 'app.info' },
        profile: { method: 'profile' },
        placements: { method: 'placement.get' },
      })
      steps.init.data = response.getData() as { appInfo: TypeApp; placements: { placement: string; handler: string }[] }
      for (const one of steps.init.data.placements) console.log(one.handler)
    },
  },
  events: {
    caption: 'Events',
    action: async ($b24) => {
      const calls: BatchNamedCommandsUniversal = {}
      for (const event of ['ONCRMDEALADD', 'ONCRMDEALUPDATE'])
        calls[event] = { method: 'event.bind', params: { event, handler: `${window.location.origin}/event` } }
      const response = await $b24.actions.v2.batch.make<boolean>({
        calls,
        options: { isHaltOnError: false, returnAjaxResult: true },
      })
      const data = response.getData() as Record<string, AjaxResult<boolean>>
      for (const key in data) if (!data[key].isSuccess) console.warn(key, data[key].getErrorMessages())
    },
  },
}

export async function install() {
  const $b24 = await initializeB24Frame()
  const { initB24Helper } = useB24Helper()
  const helper = await initB24Helper($b24, [LoadDataType.App])
  for (const step of Object.values(steps)) await step.action($b24)
  if (!helper.appInfo.data.isInstalled) await $b24.installFinish()
}
