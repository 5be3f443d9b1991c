import { readMessage } from './bridge-message.ts'
import type { Command, PortalPage } from './command.ts'
import { dialogCommands } from './commands/dialogs.ts'
import { messengerCommands } from './commands/messenger.ts'
import { placementCommand, placementCommands } from './commands/placement.ts'
import { sessionCommands } from './commands/session.ts'
import { sliderCommands } from './commands/sliders.ts'
import { windowCommands } from './commands/window.ts'
import { showNotice } from './notices.ts'
import type { OpenFrame } from './open-frame.ts'

const baseCommands: ReadonlyMap<string, Command> = new Map(
  [sessionCommands, windowCommands, sliderCommands, dialogCommands, messengerCommands, placementCommands].flatMap(
    (group) => Object.entries(group),
  ),
)

/**
 * Answers the commands of the frames on a page. A message counts only if its window, its origin and its session belong to an open frame.
 * All other messages get no reply.
 */
export const listenToFrames = (page: PortalPage, frames: () => readonly OpenFrame[]): void => {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = readMessage(event.data)
    const frame = frames().find(({ iframe }) => iframe.contentWindow === event.source)
    if (message === undefined || frame === undefined) return
    if (event.origin !== frame.origin || message.appSid !== frame.appSid) return
    const { command, params, callbackId } = message
    const run = baseCommands.get(command) ?? placementCommand(frame, command)
    if (run === undefined) return
    void answer(run, { params, callbackId, frame, page })
  })
}

const answer = async (run: Command, call: Parameters<Command>[0]): Promise<void> => {
  try {
    const outcome = await run(call)
    if (outcome.kind === 'reply') call.frame.reply(call.callbackId, outcome.payload)
  } catch (error) {
    showNotice('error', error instanceof Error ? error.message : 'The command failed.')
  }
}
