import protobuf from 'protobufjs/light.js'
import type { PushMessage } from './message.ts'

const field = (id: number, type: string, rule?: 'repeated'): protobuf.IField => ({ id, type, ...(rule && { rule }) })

/** The schema of a push server of version 4. */
const root = protobuf.Root.fromJSON({
  nested: {
    SenderType: { values: { UNKNOWN: 0, CLIENT: 1, BACKEND: 2 } },
    Sender: { fields: { type: field(1, 'SenderType'), id: field(2, 'bytes') } },
    Receiver: { fields: { id: field(1, 'bytes'), isPrivate: field(2, 'bool'), signature: field(3, 'bytes') } },
    IncomingMessage: {
      fields: {
        receivers: field(1, 'Receiver', 'repeated'),
        sender: field(2, 'Sender'),
        body: field(3, 'string'),
        expiry: field(4, 'uint32'),
        type: field(5, 'string'),
      },
    },
    IncomingMessagesRequest: { fields: { messages: field(1, 'IncomingMessage', 'repeated') } },
    Request: { fields: { incomingMessages: field(1, 'IncomingMessagesRequest') } },
    RequestBatch: { fields: { requests: field(1, 'Request', 'repeated') } },
    OutgoingMessage: {
      fields: {
        id: field(1, 'bytes'),
        body: field(2, 'string'),
        expiry: field(3, 'uint32'),
        created: field(4, 'fixed32'),
        sender: field(5, 'Sender'),
      },
    },
    OutgoingMessagesResponse: { fields: { messages: field(1, 'OutgoingMessage', 'repeated') } },
    Response: { fields: { outgoingMessages: field(1, 'OutgoingMessagesResponse') } },
    ResponseBatch: { fields: { responses: field(1, 'Response', 'repeated') } },
  },
})
const requestBatch = root.lookupType('RequestBatch')
const responseBatch = root.lookupType('ResponseBatch')

const hex = (bytes: unknown): string => (bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : '')

/** Messages in one binary frame. */
export const encodeMessages = (messages: readonly PushMessage[]): Uint8Array =>
  responseBatch
    .encode({
      responses: [
        {
          outgoingMessages: {
            messages: messages.map(({ mid, body, sender, expirySeconds, createdMs }) => ({
              id: Buffer.from(mid, 'hex'),
              body: JSON.stringify(body),
              expiry: expirySeconds,
              created: Math.floor(createdMs / 1000),
              sender: { type: sender.type, id: Buffer.from(sender.id, 'hex') },
            })),
          },
        },
      ],
    })
    .finish()

/** A message from a client. */
export interface PublishedMessage {
  readonly receivers: readonly { readonly id: string; readonly signature: string }[]
  readonly body: string
  readonly expirySeconds: number
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])

/** Reads the messages of a binary frame. @throws {Error} the bytes are not such a frame */
export const decodePublished = (bytes: Uint8Array): readonly PublishedMessage[] => {
  const batch: unknown = requestBatch.toObject(requestBatch.decode(bytes), { defaults: true, arrays: true })
  return (isFields(batch) ? list(batch['requests']) : []).flatMap(({ incomingMessages }) =>
    (isFields(incomingMessages) ? list(incomingMessages['messages']) : []).map(({ receivers, body, expiry }) => ({
      receivers: list(receivers).map(({ id, signature }) => ({ id: hex(id), signature: hex(signature) })),
      body: typeof body === 'string' ? body : '',
      expirySeconds: typeof expiry === 'number' ? expiry : 0,
    })),
  )
}
