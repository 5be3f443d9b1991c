import type * as ProtobufFrames from './protobuf-frames.ts'

let loaded: typeof ProtobufFrames | undefined

/** Loads the protobuf library when it is needed. Programs that open no connection do not load it. */
export const loadProtobuf = async (): Promise<void> => {
  loaded ??= await import('./protobuf-frames.ts')
}

/** The functions for protobuf frames. @throws {TypeError} `loadProtobuf` has not finished */
export const protobuf = (): typeof ProtobufFrames => {
  if (loaded === undefined)
    throw new TypeError('The protobuf frames are not loaded yet. Wait for loadProtobuf() first.')
  return loaded
}
