// Tokens kept in a table, refreshed by a server of one's own.
import {
  B24OAuth,
  EnumAppStatus,
  RefreshTokenError,
  type AuthData,
  type B24OAuthParams,
  type B24OAuthSecret,
  type CallbackRefreshAuth,
  type CustomRefreshAuth,
  type HandlerAuthParams,
  type HandlerRefreshAuth,
} from '@bitrix24/b24jssdk'

interface Row {
  memberId: string
  tokens: string
}
declare const table: { get(id: string): Promise<Row>; put(row: Row): Promise<void> }

export async function clientOf(memberId: string, secret: B24OAuthSecret): Promise<B24OAuth> {
  const row = await table.get(memberId)
  const params: B24OAuthParams = JSON.parse(row.tokens)
  const $b24 = new B24OAuth(params, secret)
  const save: CallbackRefreshAuth = async ({ authData, b24OAuthParams }) => {
    const next: B24OAuthParams = {
      ...b24OAuthParams,
      accessToken: authData.access_token,
      refreshToken: authData.refresh_token,
      expires: authData.expires,
      expiresIn: authData.expires_in,
    }
    await table.put({ memberId, tokens: JSON.stringify(next) })
  }
  $b24.setCallbackRefreshAuth(save)
  const custom: CustomRefreshAuth = async (): Promise<HandlerRefreshAuth> => {
    const reply = await fetch('https://example.com/refresh', { method: 'POST' })
    return (await reply.json()) as HandlerRefreshAuth
  }
  $b24.setCustomRefreshAuth(custom)
  await $b24.initIsAdmin()
  const auth = $b24.auth.getAuthData()
  if (auth !== false) {
    const data: AuthData = auth
    console.log(data.access_token, data.user_id, data['scope'].split(','))
  }
  $b24.removeCustomRefreshAuth()
  $b24.removeCallbackRefreshAuth()
  return $b24
}

export const fromRequest = (auth: HandlerAuthParams): B24OAuthParams => ({
  applicationToken: auth.application_token,
  userId: Number.parseInt(auth.user_id),
  memberId: auth.member_id,
  accessToken: auth.access_token,
  refreshToken: auth.refresh_token,
  expires: Number.parseInt(auth.expires),
  expiresIn: Number.parseInt(auth.expires_in),
  scope: auth.scope,
  domain: auth.domain,
  clientEndpoint: auth.client_endpoint,
  serverEndpoint: auth.server_endpoint,
  status: Object.values(EnumAppStatus).find((value) => value === auth.status) ?? EnumAppStatus.Free,
  issuer: 'request',
})

export const localStatus = (auth: HandlerAuthParams): B24OAuthParams['status'] =>
  EnumAppStatus[auth.status as keyof typeof EnumAppStatus]

export async function onFailure(run: () => Promise<void>, relogin: () => void) {
  try {
    await run()
  } catch (error) {
    if (error instanceof RefreshTokenError && error.status === 400) relogin()
    else throw error
  }
}
