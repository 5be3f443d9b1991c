import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { exceptions } from '../../fidelity/exceptions.ts'
import { ratchet } from '../../fidelity/ratchet.ts'
import { measuredRecords, measureShapes, type ComparedMethod } from '../../fidelity/shapes/measure-shapes.ts'
import { ratio, shareOf } from '../../fidelity/shares.ts'

let compared: readonly ComparedMethod[]
beforeAll(async () => {
  compared = await measureShapes()
})

const report = (methods: readonly ComparedMethod[]): readonly string[] =>
  methods.map(({ api, method, strict, lenient }) => `${method} (${api}): ${JSON.stringify([strict, lenient])}`)

it('answers are as documented in as many methods as before at least', () => {
  const strict = ratio(shareOf(compared, (one) => one.strict.length === 0))
  const lenient = ratio(shareOf(compared, (one) => one.lenient.length === 0))
  const worse = strict < ratchet.strict ? report(compared.filter((one) => one.strict.length > 0)) : []
  const worseStill = lenient < ratchet.lenient ? report(compared.filter((one) => one.lenient.length > 0)) : []
  expect({ worse, worseStill }).toEqual({ worse: [], worseStill: [] })
})

it('no method leaves the comparison unseen', () => {
  const file = new URL('../../fidelity/measured-methods.json', import.meta.url)
  const listed: unknown = JSON.parse(readFileSync(file, 'utf8'))
  expect(measuredRecords().map(({ api, method }) => `${api}:${method}`)).toEqual(listed)
})

it('exceptions are few, and each is one', () => {
  const different = new Set(
    compared.filter(({ strict }) => strict.length > 0).map(({ api, method }) => `${api}:${method}`),
  )
  expect(exceptions.length).toBeLessThanOrEqual(60)
  expect(exceptions.filter(({ method }) => !different.has(method))).toEqual([])
})
