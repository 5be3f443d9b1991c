import { finishInstallation } from '../oauth/finish-installation.ts'
import type { PortalServices } from '../services.ts'
import { entryOf, type WireMap, type WireValue } from '../wire-value.ts'
import type { FrameSession } from './frame-sessions.ts'
import { newTokens, orList, shownApplication } from './open-frame.ts'

/** The reply to a command of the bridge. `undefined` means no reply: a portal never replies to a command that it refuses. */
export type FrameAnswer = WireValue | undefined

type FrameCommand = (portal: PortalServices, session: FrameSession, params: WireMap) => FrameAnswer

/** Commands of the bridge that use stored data of the portal. The page itself answers the other commands. */
export const frameCommands = {
  getInitData: (portal, session) => {
    const { oauth } = portal
    const application = shownApplication(portal, session.clientId)
    const url = new URL(oauth.addresses.portal())
    return {
      LANG: 'en',
      DOMAIN: url.host,
      PROTOCOL: url.protocol === 'https:' ? 1 : 0,
      PATH: '/rest',
      ...newTokens(oauth.tokens, session),
      MEMBER_ID: oauth.memberId,
      FIRST_RUN: portal.frames.takeFirstRun(session, application.version),
      IS_ADMIN: isAdmin(portal, session),
      INSTALL: !application.isFinished,
      USER_OPTIONS: emptyAs(portal, optionsOf(portal, userKey(session))),
      APP_OPTIONS: emptyAs(portal, optionsOf(portal, session.clientId)),
      PLACEMENT: session.placement,
      PLACEMENT_OPTIONS: emptyAs(portal, session.options),
    }
  },
  refreshAuth: ({ oauth, switches, engine }, session) => {
    const user = engine.find('user', session.userId)
    if (user === undefined || user['active'] === false) return undefined
    if (switches.frameRefreshEndsOldToken) oauth.tokens.expireAccess((token) => isOf(token, session))
    return newTokens(oauth.tokens, session)
  },
  setAppOption: (portal, session, params) => {
    if (!isAdmin(portal, session)) return undefined
    store(portal, session.clientId, params)
    return optionsOf(portal, session.clientId)
  },
  setUserOption: (portal, session, params) => {
    store(portal, userKey(session), params)
    return params
  },
  setInstall: (portal, session, params) => {
    portal.frames.takeFirstRun(session, shownApplication(portal, session.clientId).version)
    return params
  },
  setInstallFinish: (portal, session, params) => {
    if (!isAdmin(portal, session)) return undefined
    if (entryOf(params, 'value') === false) portal.oauth.applications.change(session.clientId, { isFinished: false })
    else finishInstallation(portal, session.clientId, session.userId)
    return true
  },
} as const satisfies Record<string, FrameCommand>

export type FrameCommandName = keyof typeof frameCommands

export const isFrameCommand = (name: unknown): name is FrameCommandName =>
  typeof name === 'string' && Object.hasOwn(frameCommands, name)

const isAdmin = ({ engine }: PortalServices, { userId }: FrameSession): boolean =>
  engine.find('user', userId)?.['isAdmin'] === true

const isOf = (token: { readonly clientId: string; readonly userId: number }, session: FrameSession): boolean =>
  token.clientId === session.clientId && token.userId === session.userId

/** The bridge and `user.option.*` use the same options. */
const userKey = ({ clientId, userId }: FrameSession): string => `${clientId} ${String(userId)}`

const optionsOf = ({ oauth }: PortalServices, key: string): WireMap => Object.fromEntries(oauth.options.get(key))

const emptyAs = ({ switches }: PortalServices, map: WireMap): WireMap | readonly never[] =>
  switches.frameEmptyMap === 'list' ? orList(map) : map

const store = ({ oauth }: PortalServices, key: string, params: WireMap): void => {
  const name = entryOf(params, 'name')
  const value = entryOf(params, 'value') ?? ''
  if (typeof name !== 'string' || name === '') return
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  oauth.options.write(key, [[name, text]])
}
