/** A process of its own that makes one call with tokens from a file and tells its parent whether it succeeded. */
import { B24OAuth, type B24OAuthParams } from '@bitrix24/b24jssdk'
import { fileTokenStore } from '@bitrix24/b24jssdk/token-store-file'

const [directory = '', settings = ''] = process.argv.slice(2)
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parent wrote it
const { params, secret } = JSON.parse(settings) as {
  params: B24OAuthParams
  secret: { clientId: string; clientSecret: string }
}
const $b24 = new B24OAuth(params, secret, { tokenStore: fileTokenStore({ directory }) })
const reply = await $b24.actions.v2.call.make({ method: 'profile', requestId: 'worker' })
process.send?.(reply.isSuccess)
process.disconnect()
