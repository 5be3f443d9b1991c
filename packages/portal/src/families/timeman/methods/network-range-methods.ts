import { PortalError } from '../../../portal-error.ts'
import { isWireList, isWireMap, parseJson, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'
import { checkAdmin, readOption, writeOption } from './timeman-call.ts'

const usualRanges: readonly WireMap[] = [
  { ip_range: '10.0.0.0-10.255.255.255', name: 'Office network 10.x.x.x' },
  { ip_range: '172.16.0.0-172.31.255.255', name: 'Office network 172.x.x.x' },
  { ip_range: '192.168.0.0-192.168.255.255', name: 'Office network 192.168.x.x' },
]

const option = 'networkRanges'

const rangesOf = (call: MethodCall): readonly WireMap[] => {
  const kept = readOption(call, option)
  return isWireList(kept) ? kept.filter(isWireMap) : usualRanges
}

/** An IPv4 address as a number. */
const toNumber = (address: string): number | undefined => {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address.trim())?.slice(1).map(Number)
  if (parts === undefined || parts.some((part) => part > 255)) return undefined
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}

/** The first and the last address of `10.0.0.0-10.255.255.255`, or of a single address. */
const boundsOf = (range: string): { readonly first: number; readonly last: number } | undefined => {
  const [from = '', to = from, ...more] = range.split('-')
  const first = toNumber(from)
  const last = toNumber(to)
  return first === undefined || last === undefined || last < first || more.length > 0 ? undefined : { first, last }
}

/** Reads ranges: a list, or its JSON text. @throws {PortalError} `INVALID_FORMAT` */
const givenRanges = ({ params }: MethodCall): readonly WireMap[] => {
  const given = anyCase(params, 'RANGES')
  const ranges = typeof given === 'string' ? parsed(given) : given
  if (!isWireList(ranges) || !ranges.every(isWireMap)) throw invalidFormat()
  return ranges
}

const parsed = (text: string): WireValue => {
  try {
    return parseJson(text)
  } catch (cause) {
    throw invalidFormat({ cause })
  }
}

const invalidFormat = (options?: ErrorOptions): PortalError =>
  new PortalError({ code: 'INVALID_FORMAT', description: 'A wrong format for the RANGES field is passed' }, options)

/** `timeman.networkrange.*`: the network addresses of the office. */
export const networkRangeMethods: Methods = {
  'timeman.networkrange.get': (call) => {
    checkAdmin(call)
    return { result: rangesOf(call) }
  },
  'timeman.networkrange.set': (call) => {
    checkAdmin(call)
    const ranges = givenRanges(call).map((range) => ({
      ip_range: textOf(range['ip_range']),
      name: textOf(range['name']),
    }))
    const wrong = ranges.filter((range) => boundsOf(range.ip_range) === undefined)
    if (wrong.length > 0) return { result: { result: false, error_ranges: wrong } }
    writeOption(call, option, ranges)
    return { result: { result: true } }
  },
  'timeman.networkrange.check': (call) => {
    checkAdmin(call)
    const ip = textOf(anyCase(call.params, 'IP')) || '127.0.0.1'
    const address = toNumber(ip)
    const found = rangesOf(call).find(({ ip_range: range }) => {
      const bounds = boundsOf(textOf(range))
      return address !== undefined && bounds !== undefined && address >= bounds.first && address <= bounds.last
    })
    return {
      result: found === undefined ? false : { ip, range: textOf(found['ip_range']), name: textOf(found['name']) },
    }
  },
}
