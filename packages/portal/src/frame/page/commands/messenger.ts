import { type Command, silence } from '../command.ts'
import { showNotice } from '../notices.ts'

/** What the portal would do in another part of itself is shown as a notice; none of it is answered. */
const noticed =
  (command: string): Command =>
  ({ params }) => {
    showNotice(command, JSON.stringify(params ?? {}))
    return silence
  }

/** Messenger, telephony and the application's settings form. */
export const messengerCommands: Readonly<Record<string, Command>> = Object.fromEntries(
  ['imCallTo', 'imPhoneTo', 'imOpenMessenger', 'imOpenHistory', 'showAppForm'].map((name) => [name, noticed(name)]),
)
