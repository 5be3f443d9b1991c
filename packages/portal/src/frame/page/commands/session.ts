import { askPortal } from '../ask-portal.ts'
import { type Command, type Outcome, reply, silence } from '../command.ts'
import { fieldsOf, isFields } from '../narrow.ts'
import type { OpenFrame } from '../open-frame.ts'

const ask = async (frame: OpenFrame, command: string, params: unknown): Promise<unknown> =>
  askPortal('command', { appSid: frame.appSid, command, params: fieldsOf(params) })

/** Replies with the portal's value. Without a value there is no reply. */
const stored =
  (command: string): Command =>
  async ({ frame, params }) => {
    const answer = await ask(frame, command, params)
    return isFields(answer) && 'value' in answer ? reply(answer['value']) : silence
  }

/** Replies to `setAppOption` wait until no option was set for so many milliseconds. Then all are sent together. */
const optionsPauseMs = 100

/** Options that are set shortly one after another get their replies together. Each reply has the complete map. */
const createSetAppOption = (): Command => {
  let waiting: ((outcome: Outcome) => void)[] = []
  let timer: number | undefined
  return async (call) => {
    const saved = await stored('setAppOption')(call)
    if (saved.kind === 'silence') return silence
    return new Promise<Outcome>((resolve) => {
      waiting.push(resolve)
      clearTimeout(timer)
      timer = window.setTimeout(() => {
        for (const answer of waiting) answer(saved)
        waiting = []
      }, optionsPauseMs)
    })
  }
}

const setInstallFinish: Command = async ({ frame, params, page }) => {
  const answer = await ask(frame, 'setInstallFinish', params)
  if (!isFields(answer) || !('value' in answer)) return silence
  window.dispatchEvent(new CustomEvent('Rest:AppLayout:ApplicationInstall'))
  page.reopen(frame, answer['value'] === true)
  return silence
}

/** Commands for tokens, options and the installation. The portal stores this data. */
export const sessionCommands: Readonly<Record<string, Command>> = {
  getInitData: stored('getInitData'),
  refreshAuth: stored('refreshAuth'),
  setUserOption: stored('setUserOption'),
  setInstall: stored('setInstall'),
  setAppOption: createSetAppOption(),
  setInstallFinish,
}
