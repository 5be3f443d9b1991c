import { type BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import { SenderType } from '../../types/pull/pull-enums.ts'
import type { PullEvent } from '../messages/pull-event.ts'
import { fromHex, toHex } from './hex.ts'
import { readMessage, writeMessage, writeNested } from './wire-format.ts'

/** The receiver of a client's message: the public id of a user's private channel. Both values are hexadecimal. */
export interface Receiver {
  readonly id: string
  readonly signature: string
}

/** A message to the push server. */
export interface OutgoingMessage {
  readonly receivers: readonly Receiver[]
  /** JSON text. */
  readonly body: string
  /** Seconds for which the server keeps the message for offline users. */
  readonly expirySeconds: number
}

const { LengthDelimited, Varint } = WireType

/** `RequestBatch { requests = 1: Request { incomingMessages = 1: { messages = 1: IncomingMessage } } }` */
export const encodeRequestBatch = (messages: readonly OutgoingMessage[]): Uint8Array<ArrayBuffer> =>
  writeMessage((batch) => {
    const incoming = writeMessage((request) => {
      for (const message of messages) writeNested(request, 1, encodeMessage(message))
    })
    writeNested(
      batch,
      1,
      writeMessage((request) => writeNested(request, 1, incoming)),
    )
  })

/** `IncomingMessage { receivers = 1, body = 3, expiry = 4 }`, `Receiver { id = 1, isPrivate = 2, signature = 3 }` */
const encodeMessage = ({ receivers, body, expirySeconds }: OutgoingMessage): Uint8Array =>
  writeMessage((message) => {
    for (const { id, signature } of receivers) {
      const receiver = writeMessage((writer) => {
        writeNested(writer, 1, fromHex(id))
        writer.tag(2, Varint).bool(false)
        writeNested(writer, 3, fromHex(signature))
      })
      writeNested(message, 1, receiver)
    }
    message.tag(3, LengthDelimited).string(body)
    if (expirySeconds > 0) message.tag(4, Varint).uint32(expirySeconds)
  })

/**
 * Reads the messages of a `ResponseBatch { responses = 1: Response { outgoingMessages = 1: { messages = 1 } } }`. Server statistics are
 * skipped. @throws {Error} the bytes have another form
 */
export const decodeResponseBatch = (bytes: Uint8Array): PullEvent[] => {
  const events: PullEvent[] = []
  const each = (read: (bytes: Uint8Array) => void) => ({
    1: [LengthDelimited, (reader: BinaryReader): void => read(reader.bytes())] as const,
  })
  const readEvents = each((message) => events.push(decodeMessage(message)))
  const readResponse = each((outgoing) => readMessage(outgoing, readEvents))
  readMessage(
    bytes,
    each((response) => readMessage(response, readResponse)),
  )
  return events
}

/** `OutgoingMessage { id = 1, body = 2, expiry = 3, created = 4, sender = 5 }`. The client does not need `expiry` and `created`. */
const decodeMessage = (bytes: Uint8Array): PullEvent => {
  let mid = ''
  let body: unknown
  let sender: PullEvent['sender']
  readMessage(bytes, {
    1: [LengthDelimited, (reader) => void (mid = toHex(reader.bytes()))],
    2: [LengthDelimited, (reader) => void (body = JSON.parse(reader.string()))],
    5: [LengthDelimited, (reader) => void (sender = decodeSender(reader.bytes()))],
  })
  return { mid, body, ...(sender !== undefined && { sender }) }
}

const senderTypes = [SenderType.Unknown, SenderType.Client, SenderType.Backend] as const

/** `Sender { type = 1, id = 2 }` */
const decodeSender = (bytes: Uint8Array): NonNullable<PullEvent['sender']> => {
  let type: SenderType = SenderType.Unknown
  let id = ''
  readMessage(bytes, {
    1: [Varint, (reader) => void (type = senderTypes[reader.int32()] ?? SenderType.Unknown)],
    2: [LengthDelimited, (reader) => void (id = toHex(reader.bytes()))],
  })
  return { type, id }
}
