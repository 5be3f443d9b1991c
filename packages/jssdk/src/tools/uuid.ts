/** What identifiers are made of; the defaults are the platform's own. */
export interface UuidSources {
  /** Unix time in milliseconds. */
  readonly now?: (() => number) | undefined
  /** Fills the bytes with chance. */
  readonly fillRandom?: ((bytes: Uint8Array<ArrayBuffer>) => void) | undefined
}

/** Asking the platform costs the same for many bytes as for few. */
const reserve = { bytes: new Uint8Array(4096), used: 4096 }

const fillFromPlatform = (bytes: Uint8Array<ArrayBuffer>): void => {
  if (reserve.used + bytes.length > reserve.bytes.length) {
    crypto.getRandomValues(reserve.bytes)
    reserve.used = 0
  }
  bytes.set(reserve.bytes.subarray(reserve.used, reserve.used + bytes.length))
  reserve.used += bytes.length
}

const format = (bytes: Uint8Array, version: number): string => {
  const hex = [...bytes].map((byte, index) => {
    if (index === 6) return ((byte & 0x0f) | (version << 4)).toString(16).padStart(2, '0')
    if (index === 8) return ((byte & 0x3f) | 0x80).toString(16).padStart(2, '0')
    return byte.toString(16).padStart(2, '0')
  })
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)]
    .map((group) => group.join(''))
    .join('-')
}

/** A random identifier, UUID version 4 (RFC 9562). */
export const uuidV4 = ({ fillRandom = fillFromPlatform }: UuidSources = {}): string => {
  const bytes = new Uint8Array(16)
  fillRandom(bytes)
  return format(bytes, 4)
}

/** Values that fit behind the time within one millisecond: the 12 bits of `rand_a`. */
const counterSize = 0x1000

/**
 * A source of UUIDs version 7 (RFC 9562): each sorts after the one before, also within one millisecond and when the clock
 * steps back.
 */
export const createUuidV7 = ({ now = Date.now, fillRandom = fillFromPlatform }: UuidSources = {}): (() => string) => {
  let lastMs = 0
  let counter = 0
  return () => {
    const bytes = new Uint8Array(16)
    fillRandom(bytes)
    const nowMs = now()
    if (nowMs > lastMs) {
      lastMs = nowMs
      // Half of the range is left for the ids that follow within the millisecond.
      counter = (((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)) & 0x7ff
    } else {
      counter += 1
      if (counter === counterSize) {
        lastMs += 1
        counter = 0
      }
    }
    const view = new DataView(bytes.buffer)
    // 48 bits of time do not fit into one 32-bit field.
    view.setUint16(0, Math.floor(lastMs / 2 ** 32))
    view.setUint32(2, lastMs % 2 ** 32)
    view.setUint16(6, counter)
    return format(bytes, 7)
  }
}

/** A time-ordered identifier from the source that the whole process shares. */
export const uuidV7: () => string = /* @__PURE__ */ createUuidV7()

/** A random identifier, UUID version 4. */
export const getUniqId = (): string => uuidV4()

/** An identifier that sorts by the time it was made, UUID version 7. */
export const getUuidRfc4122 = (): string => uuidV7()
