import { redactParams, redactText } from '../errors/redact.ts'
import { ConnectionType } from '../types/pull/pull-enums.ts'
import { maskPath } from './connection/connection-path.ts'
import type { PullRun } from './pull-run.ts'
import type { PullSettings } from './settings.ts'

const yesNo = (value: boolean): string => (value ? 'Y' : 'N')

export interface DebugFacts {
  readonly settings: PullSettings
  readonly run: PullRun
  readonly isWebSocketSupported: boolean
  readonly watchTags: readonly string[]
}

/** The state of a client as readable text, without tokens and channel ids. */
export const debugInfo = ({ settings, run, isWebSocketSupported, watchTags }: DebugFacts): Record<string, unknown> => {
  const { config, connection, session } = run
  const isOnline = connection.isOnline
  return {
    UserId: settings.userId > 0 ? String(settings.userId) : '0(guest)',
    'Guest userId': settings.isGuest && settings.guestUserId !== 0 ? settings.guestUserId : '-',
    'Browser online': yesNo(typeof navigator !== 'undefined' && navigator.onLine),
    Connect: yesNo(isOnline),
    'Server type': config?.server.mode === 'shared' ? 'cloud' : 'local',
    'WebSocket supported': yesNo(isWebSocketSupported),
    'WebSocket connected': yesNo(isOnline && connection.type === ConnectionType.WebSocket),
    'WebSocket mode': modeOf(config?.server.version),
    'Try connect': yesNo(connection.isWaiting),
    'Try number': connection.failures,
    Path: maskPath(connection.connector?.connectionPath ?? '') || '-',
    ...(config === undefined
      ? { ConfigError: 'config is not loaded' }
      : {
          'Config expire': dateText(config.exp * 1000),
          'Server version': config.server.version,
          'Messages received': session.messageCount,
        }),
    // The push server sent these ids and names, so they may contain secrets.
    'Last message': redactText(session.mid ?? '-'),
    'Session history': redactParams(session.history, redactText),
    'Watch tags': watchTags,
  }
}

/** A portal may send a time outside the range of dates. */
const dateText = (ms: number): string => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : '-')

const modeOf = (version: number | undefined): string => {
  if (version === undefined) return '-'
  if (version >= 5) return 'json-rpc'
  return version === 4 ? 'protobuf' : 'text'
}
