import type * as ProtobufFrames from './protobuf-frames.ts'

let loaded: typeof ProtobufFrames | undefined

/** Loads the protobuf library: a program that imports the SDK and opens no connection does without it. */
export const loadProtobuf = async (): Promise<void> => {
  loaded ??= await import('./protobuf-frames.ts')
}

/** Frames in protobuf, once `loadProtobuf` is done. @throws {TypeError} before */
export const protobuf = (): typeof ProtobufFrames => {
  if (loaded === undefined)
    throw new TypeError('The protobuf frames are not loaded yet. Wait for loadProtobuf() first.')
  return loaded
}
