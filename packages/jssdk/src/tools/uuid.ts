/** What identifiers are made of; the defaults are the platform's own. */
export interface UuidSources {
  /** Unix time in milliseconds. */
  readonly now?: (() => number) | undefined
  /** Fills the bytes with chance. */
  readonly fillRandom?: ((bytes: Uint8Array<ArrayBuffer>) => void) | undefined
}

/** Asking the platform costs the same for many bytes as for few. */
let reserve = /* @__PURE__ */ new Uint8Array()

const fillFromPlatform = (bytes: Uint8Array<ArrayBuffer>): void => {
  if (reserve.length < bytes.length) reserve = crypto.getRandomValues(new Uint8Array(4096))
  bytes.set(reserve.subarray(0, bytes.length))
  reserve = reserve.subarray(bytes.length)
}

/** Writes version and variant into their bits of the two halves, and the whole as text. */
const format = (high: bigint, low: bigint, version: bigint): string => {
  const whole = (((high & ~0xf000n) | (version << 12n)) << 64n) | (2n << 62n) | BigInt.asUintN(62, low)
  return whole
    .toString(16)
    .padStart(32, '0')
    .replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

const randomBits = (fillRandom: NonNullable<UuidSources['fillRandom']>): DataView => {
  const bytes = new Uint8Array(16)
  fillRandom(bytes)
  return new DataView(bytes.buffer)
}

/** A random identifier, UUID version 4 (RFC 9562). */
export const uuidV4 = ({ fillRandom = fillFromPlatform }: UuidSources = {}): string => {
  const view = randomBits(fillRandom)
  return format(view.getBigUint64(0), view.getBigUint64(8), 4n)
}

/**
 * A source of UUIDs version 7 (RFC 9562): each sorts after the one before, also within one millisecond and when the clock
 * steps back.
 */
export const createUuidV7 = ({ now = Date.now, fillRandom = fillFromPlatform }: UuidSources = {}): (() => string) => {
  // The 48 bits of time and the 12 of `rand_a` behind them as one number, so that a full counter goes on in the next millisecond.
  let last = 0n
  return () => {
    const view = randomBits(fillRandom)
    // Half of the counter's range is left for the ids that follow within the millisecond.
    const earliest = (BigInt(now()) << 12n) | BigInt(view.getUint16(6) & 0x7ff)
    last = earliest > last ? earliest : last + 1n
    return format(((last >> 12n) << 16n) | (last & 0xfffn), view.getBigUint64(8), 7n)
  }
}

/** A time-ordered identifier from the source that the whole process shares. */
export const uuidV7: () => string = /* @__PURE__ */ createUuidV7()

/** A random identifier, UUID version 4. */
export const getUniqId = (): string => uuidV4()

/** An identifier that sorts by the time it was made, UUID version 7. */
export const getUuidRfc4122 = (): string => uuidV7()
