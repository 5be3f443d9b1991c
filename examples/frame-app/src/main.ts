import { type B24Frame, initializeB24Frame } from '@bitrix24/b24jssdk'
import { streamDeals } from './deals.ts'
import { listenForMessages } from './messages.ts'
import { byId, log, onClick } from './page.ts'

const showUser = async ($b24: B24Frame): Promise<void> => {
  const profile = await $b24.actions.v2.call.make<{ NAME: string; LAST_NAME: string }>({ method: 'profile' })
  const user = profile.getData()?.result
  byId('user').textContent = `${user?.NAME ?? ''} ${user?.LAST_NAME ?? ''}`.trim()
  byId('place').textContent = `${$b24.placement.placement} ${JSON.stringify($b24.placement.options)}`
}

const start = async (): Promise<void> => {
  const $b24 = await initializeB24Frame()
  onClick('slider', async () => {
    await $b24.slider.openSliderAppPage({ bx24_width: 600, bx24_title: 'Deal 7', dealId: 7 })
    return 'the slider is closed'
  })
  onClick('close', async () => {
    await $b24.slider.closeSliderAppPage()
    return 'closed'
  })
  onClick('colleague', async () => {
    const colleague = await $b24.dialog.selectUser()
    return `selected ${colleague?.name ?? 'nobody'}`
  })
  onClick('save', async () => {
    await $b24.options.appSet('pipeline', 'sales')
    await $b24.options.userSet('theme', 'dark')
    return 'options are saved'
  })
  onClick('deals', () => streamDeals($b24))
  await showUser($b24)
  await listenForMessages($b24, (text) => log(`message: ${text}`))
  log('ready')
}

start().catch((error: unknown) => log(`failed: ${error instanceof Error ? error.message : String(error)}`))
