import { pushServerFault } from '../../errors/catalogues/pull-errors.ts'
import { textOfThrown } from '../../errors/sdk-error.ts'
import { ConnectionType } from '../../types/pull/pull-enums.ts'
import type { OpenLine } from './connector.ts'
import type { PullSocketConstructor } from '../platform.ts'
import type { Timers } from '../timers.ts'
import { tell } from '../../logger/tell.ts'

/** Time limit for opening a connection, in milliseconds. A proxy that drops the request would otherwise cause an endless wait. */
const openMs = 20_000
const timer = 'socket opens'

/** Opens a connection by WebSocket. */
export const webSocketLine =
  (Socket: PullSocketConstructor, timers: Timers): OpenLine =>
  ({ logger, nextPath, onOpen, onMessage, onError, onLost }) => {
    const socket = new Socket(nextPath(ConnectionType.WebSocket))
    let isOpen = false
    socket.binaryType = 'arraybuffer'
    socket.addEventListener('open', () => {
      isOpen = true
      onOpen()
    })
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string' || data instanceof ArrayBuffer) onMessage(data)
    })
    socket.addEventListener('error', ({ error }) => onError(pushServerFault(error)))
    socket.addEventListener('close', ({ code, reason }) => onLost(code, reason))
    timers.set(timer, openMs, () => {
      if (!isOpen) onLost(1006, 'The push server did not accept the connection in time.')
    })
    return {
      send: (data) => {
        if (isOpen) socket.send(data)
        return isOpen
      },
      close: (code, reason) => {
        timers.clear(timer)
        try {
          socket.close(code, reason)
        } catch (error) {
          // Some platforms do not let a program close with this code.
          tell(logger, 'warning', 'pull: WebSocket closes without a code', { code, reason: textOfThrown(error) })
          socket.close()
        }
      },
    }
  }
