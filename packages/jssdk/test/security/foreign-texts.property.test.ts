import { fc, test } from '@fast-check/vitest'
import { SdkError } from '@bitrix24/b24jssdk'
import { describe, expect } from 'vitest'
import { parsers, parts } from '../support/foreign-parsers.ts'
import { runs } from '../support/runs.ts'

/** Texts of all kinds, and of the pieces that parsers look for. */
const foreignText = fc.oneof(
  fc.array(fc.constantFrom(...parts), { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.json({ maxDepth: 4 }),
  fc.constantFrom('{"__proto__":{"polluted":1}}', '__proto__[polluted]=1', 'constructor[prototype][polluted]=1'),
)

/** What has no code by contract: frames are read behind a wall that catches all, and IBANs of unknown countries. */
const plainErrors = /^(?:a push frame|an id of a channel|an IBAN|a BBAN)/

describe('still: a text that somebody else has written', () => {
  for (const [what, read] of Object.entries(parsers))
    test.prop([foreignText], { numRuns: runs(100) })(`as ${what} is read, or refused with a code`, (text) => {
      try {
        read(text)
      } catch (error) {
        if (!plainErrors.test(what)) expect(error).toBeInstanceOf(SdkError)
        expect(error).toBeInstanceOf(Error)
      }
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
      expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
    })
})
