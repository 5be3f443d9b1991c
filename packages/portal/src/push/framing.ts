import type { PushMessage } from './message.ts'
import { encodeMessages } from './protobuf.ts'

/** The form of messages in frames. A client chooses it by the query of its address. */
export type Framing = 'text' | 'protobuf' | 'json-rpc'

export const framingOf = (query: URLSearchParams): Framing => {
  if (query.get('jsonRpc') === 'true') return 'json-rpc'
  return query.get('binaryMode') === 'true' && query.get('format') !== 'json' ? 'protobuf' : 'text'
}

/** Writes messages as frames, for one connection. */
export const encodeFrames = (framing: Framing, messages: readonly PushMessage[]): (string | Uint8Array)[] => {
  switch (framing) {
    case 'protobuf':
      return messages.length === 0 ? [] : [encodeMessages(messages)]
    case 'json-rpc':
      return messages.map(({ mid, body, sender }) =>
        JSON.stringify({ jsonrpc: '2.0', method: 'incoming.message', params: { mid, body, sender } }),
      )
    case 'text':
    default:
      return messages.length === 0 ? [] : [messages.map(encodeText).join('')]
  }
}

const encodeText = ({ mid, body, createdMs }: PushMessage): string => {
  const message = { id: mid, mid, tag: mid.slice(-3), time: new Date(createdMs).toUTCString(), text: body }
  return `#!NGINXNMS!#${JSON.stringify(message)}#!NGINXNME!#`
}
