/** A process of its own that asks for new tokens and, before they are stored, tells its parent and waits for its word. */
import { once } from 'node:events'
import { B24OAuth, type B24OAuthParams } from '@bitrix24/b24jssdk'
import { fileTokenStore } from '@bitrix24/b24jssdk/token-store-file'

const [directory = '', settings = ''] = process.argv.slice(2)
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parent wrote it
const { params, secret } = JSON.parse(settings) as {
  params: B24OAuthParams
  secret: { clientId: string; clientSecret: string }
}
const $b24 = new B24OAuth(params, secret, {
  tokenStore: fileTokenStore({ directory }),
  fetch: async (...request) => {
    const granted = await fetch(...request)
    process.send?.('granted')
    await once(process, 'message')
    return granted
  },
})
await $b24.actions.v2.call.make({ method: 'profile', requestId: 'worker' })
process.disconnect()
