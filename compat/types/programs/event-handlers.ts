// Handlers of portal events, express-like.
import {
  EnumAppStatus,
  type ActivityHandlerParams,
  type B24OAuthParams,
  type EventHandlerParams,
  type EventOnAppInstallHandlerParams,
  type EventOnAppUnInstallHandlerParams,
} from '@bitrix24/b24jssdk'

declare const store: { save(key: string, value: B24OAuthParams): Promise<void>; drop(key: string): Promise<void> }

export async function onEvent(body: EventHandlerParams): Promise<string> {
  switch (body.event) {
    case 'ONCRMDEALADD':
      return `deal ${body.data.FIELDS.ID}`
    case 'ONAPPINSTALL':
      return onInstall(body as EventOnAppInstallHandlerParams)
    default:
      return body.auth?.domain ?? body['anything'].else
  }
}

export async function onInstall(body: EventOnAppInstallHandlerParams): Promise<string> {
  const { auth, data } = body
  await store.save(auth.member_id, {
    applicationToken: auth.application_token,
    userId: Number(auth.user_id),
    memberId: auth.member_id,
    accessToken: auth.access_token,
    refreshToken: auth.refresh_token,
    expires: Number(auth.expires),
    expiresIn: Number(auth.expires_in),
    scope: auth.scope,
    domain: auth.domain,
    clientEndpoint: auth.client_endpoint,
    serverEndpoint: auth.server_endpoint,
    status: EnumAppStatus.Local,
  })
  return `${data.VERSION} ${data.ACTIVE === 'Y'} ${data.LANGUAGE_ID}`
}

export const onUninstall = async (body: EventOnAppUnInstallHandlerParams): Promise<void> =>
  store.drop(body.auth.member_id)

export function onRobot(body: ActivityHandlerParams): [string, number] {
  const [module, type, id] = body.document_id
  return [`${module} ${type} ${body.properties?.text} ${body.extra.x}`, Number(id)]
}
