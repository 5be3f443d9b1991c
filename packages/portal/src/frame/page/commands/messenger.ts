import { type Command, silence } from '../command.ts'
import { showNotice } from '../notices.ts'

/** On a real portal another part would open. Here a notice is shown instead, and there is no reply. */
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
