import { isNumber, isObject, isString } from '../../types/narrow.ts'
import type { PullEvent } from '../messages/pull-event.ts'

const opening = '#!NGINXNMS!#'
const closing = '#!NGINXNME!#'

/** The texts between each opening mark and the next closing mark. Each character is read once. */
const messagesIn = (text: string): readonly string[] => {
  const messages: string[] = []
  for (let end = 0; ;) {
    const start = text.indexOf(opening, end)
    end = start < 0 ? -1 : text.indexOf(closing, start + opening.length)
    if (end < 0) return messages
    messages.push(text.slice(start + opening.length, end))
  }
}

/** Reads the messages of a text frame. @throws {SyntaxError} the frame has no message, or a message is not JSON */
export const decodeTextFrames = (text: string): PullEvent[] => {
  const messages = messagesIn(text)
  if (messages.length === 0) throw new SyntaxError('no message in the frame')
  return messages.map((json) => toEvent(JSON.parse(json)))
}

const toEvent = (message: unknown): PullEvent => {
  if (!isObject(message)) throw new SyntaxError('a message is no object')
  const { mid, id, tag, time, text } = message
  const named = mid ?? id
  const body: unknown = isString(text) && text !== '' ? JSON.parse(text) : text
  return {
    mid: isString(named) || isNumber(named) ? String(named) : '',
    ...((isString(tag) || isNumber(tag)) && { tag: String(tag) }),
    ...(isTime(time) && { time: timeOf(time) }),
    body,
  }
}

const isTime = (value: unknown): value is string | number => isNumber(value) || (isString(value) && value !== '')

/** The server sends the time as text. The next poll needs it in milliseconds. */
const timeOf = (time: string | number): number => (isNumber(time) ? time : Date.parse(time) || 0)
