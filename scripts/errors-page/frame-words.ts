import type { FrameCode, PullCode } from '../../packages/jssdk/src/errors/codes.ts'
import type { CodeWords } from './code-words.ts'

export const frameWords = {
  JSSDK_FRAME_APP_SID_NOT_INIT: {
    means: 'The session of the application was asked for before the portal had given it.',
    advice: 'Wait for `initializeB24Frame()`.',
    sent: 'apart',
  },
  JSSDK_FRAME_INSTALL_ALREADY_FINISHED: {
    means: '`installFinish()` was called where the application is not being installed.',
    advice: 'Call it where `isInstallMode` is true.',
    sent: 'apart',
  },
  JSSDK_FRAME_DISPOSED: {
    means: 'The frame client was destroyed: its unanswered commands end with this, and so does every later one.',
    advice: 'Make a new client with `initializeB24Frame()`.',
    sent: 'apart',
  },
  JSSDK_FRAME_BAD_PAYLOAD: {
    means:
      'The page of the portal answered a command with something that cannot be read. The message names the command.',
    advice: 'Try again; reload the page if it stays so.',
    sent: 'apart',
  },
  JSSDK_FRAME_INIT_TIMEOUT: {
    means: 'The page of the portal did not answer in time when the application asked for its data.',
    advice: 'Open the application from the portal. It does not answer a page that was opened by its own address.',
    sent: 'apart',
  },
  JSSDK_FRAME_REFRESH_AUTH_TIMEOUT: {
    means: 'The page of the portal did not renew the tokens in time.',
    advice: 'Reload the page: the session of the user may be over.',
    sent: 'apart',
  },
} as const satisfies Record<FrameCode, CodeWords>

export const pullWords = {
  PULL_DISABLED: {
    means: 'The push server of the portal is switched off, or speaks another revision than this client.',
    advice: 'Switch it on in the settings of the portal; after an update of the portal reload the page.',
    sent: 'apart',
  },
  PULL_DISPOSED: {
    means: 'The push client was used after `destroy()`.',
    advice: 'Make a new one.',
    sent: 'apart',
  },
  JSSDK_PULL_BAD_CONFIG: {
    means:
      'The portal answered the request for the push configuration with something else, or `start()` was given none.',
    advice: 'Try again later; call `start()` without an argument.',
    sent: 'reads',
  },
  JSSDK_PULL_NOT_CONNECTED: {
    means: 'There is no connection to the push server, or it ended before the answer came.',
    advice: 'Wait until the status is `online`, then send again.',
    sent: 'unknown',
  },
  JSSDK_PULL_NOT_PUBLISHING: {
    means: 'The push server takes no messages from clients.',
    advice: 'Publish from the back end with `pull.application.event.add`.',
    sent: 'apart',
  },
  JSSDK_PULL_NO_RECEIVERS: {
    means: 'None of the receivers of a message has a public channel.',
    advice: 'Give ids of users of this portal.',
    sent: 'apart',
  },
  JSSDK_PULL_RPC_ONLY: {
    means: 'The push server is too old for what was asked: it needs version 5, which speaks JSON-RPC.',
    advice: 'Update the push server of the portal, or do without.',
    sent: 'apart',
  },
  JSSDK_PULL_RPC_TIMEOUT: {
    means: 'The push server did not answer in time.',
    advice: 'Try again. What was sent may have arrived.',
    sent: 'unknown',
  },
  JSSDK_PULL_RPC_REFUSED: {
    means: 'The push server refused a request. The message has its words.',
    advice: 'Look at the `cause`, the error of the push server.',
    sent: 'apart',
  },
} as const satisfies Record<PullCode, CodeWords>
