import { type Command, type Outcome, reply, silence } from '../command.ts'
import { interfaceOf } from '../interfaces.ts'
import { fieldsOf, textOf } from '../narrow.ts'
import { showNotice } from '../notices.ts'
import type { OpenFrame } from '../open-frame.ts'

const getInterface: Command = ({ frame }) => reply(interfaceOf(frame.placement))

const placementBindEvent: Command = ({ params, callbackId, frame }) => {
  const event = textOf(fieldsOf(params)['event'])
  if (frame.placement === 'DEFAULT' || !interfaceOf(frame.placement).event.includes(event)) return silence
  subscribe(frame, event, callbackId)
  return silence
}

const subscribe = (frame: OpenFrame, event: string, callbackId: string): void => {
  frame.subscriptions.set(event, [...(frame.subscriptions.get(event) ?? []), callbackId])
}

/** A command that subscribes to an event. The reply is sent whenever the event happens. */
const bound =
  (name: string): Command =>
  ({ callbackId, frame }) => {
    subscribe(frame, name, callbackId)
    return silence
  }

/** Commands of a placement that do more than show a notice. */
const own: Readonly<Record<string, Command>> = {
  getStatus: ({ frame }) => reply(frame.options),
  getEvents: () => reply([]),
  getValue: ({ frame }) => reply(frame.value),
  setValue: ({ params, frame }) => {
    frame.value = params
    return reply(params)
  },
  bindLayoutEventCallback: bound('bindLayoutEventCallback'),
  bindValueChangeCallback: bound('bindValueChangeCallback'),
  CallCardGetListUiStates: () => reply(['incoming', 'transferIncoming', 'outgoing', 'connectingIncoming', 'connected']),
  CallCardStartTimer: () => silence,
  CallCardStopTimer: () => silence,
}

/** Finds a command of the frame's placement. `undefined` if the placement has no such command. */
export const placementCommand = (frame: OpenFrame, name: string): Command | undefined =>
  interfaceOf(frame.placement).command.includes(name) ? (own[name] ?? shown(name)) : undefined

const shown =
  (name: string): Command =>
  ({ params }): Outcome => {
    showNotice(name, JSON.stringify(params ?? {}))
    return reply([])
  }

/** The commands of every placement. */
export const placementCommands: Readonly<Record<string, Command>> = { getInterface, placementBindEvent }

/** Fires an event. Each subscriber gets the first argument. */
export const fireEvent = (frame: OpenFrame, event: string, argument: unknown): void => {
  for (const callbackId of frame.subscriptions.get(event) ?? []) frame.reply(callbackId, argument)
}
