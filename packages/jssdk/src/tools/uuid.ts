/** Sources of identifiers. The defaults are the platform's. */
export interface UuidSources {
  /** Unix time in milliseconds. */
  readonly now?: (() => number) | undefined
  /** Fills the bytes with random values. */
  readonly fillRandom?: ((bytes: Uint8Array<ArrayBuffer>) => void) | undefined
}

/** A supply of random bytes. The platform needs the same time for many bytes as for few. */
let reserve = /* @__PURE__ */ new Uint8Array()

const fillFromPlatform = (bytes: Uint8Array<ArrayBuffer>): void => {
  if (reserve.length < bytes.length) reserve = crypto.getRandomValues(new Uint8Array(4096))
  bytes.set(reserve.subarray(0, bytes.length))
  reserve = reserve.subarray(bytes.length)
}

/** Sets the bits of version and variant, and returns the UUID as text. */
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
 * Makes a source of UUIDs of version 7 (RFC 9562). Each one sorts after the one before, even within one millisecond or when the clock goes
 * back.
 */
export const createUuidV7 = ({ now = Date.now, fillRandom = fillFromPlatform }: UuidSources = {}): (() => string) => {
  // The 48 bits of time and the 12 bits of `rand_a` form one number. So a counter that is full continues in the next millisecond.
  let last = 0n
  return () => {
    const view = randomBits(fillRandom)
    // The counter starts in the lower half of its range. The upper half is for more ids in the same millisecond.
    const earliest = (BigInt(now()) << 12n) | BigInt(view.getUint16(6) & 0x7ff)
    last = earliest > last ? earliest : last + 1n
    return format(((last >> 12n) << 16n) | (last & 0xfffn), view.getBigUint64(8), 7n)
  }
}

/** An identifier that sorts by time, UUID version 7. The whole process shares one source. */
export const uuidV7: () => string = /* @__PURE__ */ createUuidV7()

/** A random identifier, UUID version 4. */
export const getUniqId = (): string => uuidV4()

/** An identifier that sorts by its time of creation, UUID version 7. */
export const getUuidRfc4122 = (): string => uuidV7()
