import type { InstalledApp, Portal } from '@bitrix24/b24jssdk-portal'

type Listener = (event: { readonly origin: string; readonly data: string }) => void

/** The window of an application's frame inside a portal's page that answers the handshake, and no other command. */
export const portalWindow = ({ url }: Portal, { tokens, memberId }: InstalledApp): object => {
  const { host, origin } = new URL(url)
  const listeners = new Set<Listener>()
  const handshake = {
    LANG: 'en',
    DOMAIN: host,
    PROTOCOL: 0,
    PATH: '/rest',
    AUTH_ID: tokens.accessToken,
    REFRESH_ID: tokens.refreshToken,
    AUTH_EXPIRES: '3600',
    MEMBER_ID: memberId,
    IS_ADMIN: true,
    INSTALL: false,
    FIRST_RUN: false,
    APP_OPTIONS: {},
    USER_OPTIONS: {},
    PLACEMENT: 'DEFAULT',
    PLACEMENT_OPTIONS: {},
  }
  const answer = (message: string): void => {
    const [command, callbackId] = message.split(':')
    if (command !== 'getInitData') return
    for (const listener of listeners) listener({ origin, data: `${callbackId}:${JSON.stringify(handshake)}` })
  }
  return {
    name: `${host}|0|0a1b2c3d4e5f60718293a4b5c6d7e8f9`,
    document: {},
    addEventListener: (_type: string, listener: Listener) => listeners.add(listener),
    removeEventListener: (_type: string, listener: Listener) => listeners.delete(listener),
    parent: { postMessage: (message: string) => queueMicrotask(() => answer(message)) },
  }
}
