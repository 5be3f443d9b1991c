import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire'

/** Reads one field of a message. */
type FieldHandler = (reader: BinaryReader) => void

/** Reads one message. Unknown fields, and fields of another wire type, are skipped: newer servers may add some. */
export const readMessage = (
  bytes: Uint8Array,
  fields: Readonly<Record<number, readonly [wireType: WireType, read: FieldHandler]>>,
): void => {
  const reader = new BinaryReader(bytes)
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag()
    const field = fields[number]
    if (field !== undefined && field[0] === wireType) field[1](reader)
    else reader.skip(wireType, number)
  }
}

/** Writes one message. */
export const writeMessage = (write: (writer: BinaryWriter) => void): Uint8Array<ArrayBuffer> => {
  const writer = new BinaryWriter()
  write(writer)
  return new Uint8Array(writer.finish())
}

/** Writes a field that contains a message. */
export const writeNested = (writer: BinaryWriter, number: number, message: Uint8Array): void => {
  writer.tag(number, WireType.LengthDelimited).bytes(message)
}
