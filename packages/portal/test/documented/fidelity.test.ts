import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { exceptions } from '../../fidelity/exceptions.ts'
import { measure, sharesOf, type Measured } from '../../fidelity/measure.ts'
import { ratchet } from '../../fidelity/ratchet.ts'
import { measuredRecords } from '../../fidelity/shapes/measure-shapes.ts'
import { ratio } from '../../fidelity/shares.ts'
import { truthPage } from '../../fidelity/truth-page.ts'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

let measured: Measured
beforeAll(async () => {
  measured = await measure()
}, 300_000)

/** What differs, to be shown when a share has fallen. */
const different = (name: keyof typeof ratchet): readonly unknown[] => {
  const { answers, refusals, behaviour } = measured
  if (name === 'strict' || name === 'lenient')
    return answers.flatMap((one) => (one[name].length === 0 ? [] : [[one.method, one.api, one[name]]]))
  if (name === 'behaviour')
    return behaviour.flatMap(({ probe, wrong }) => (wrong.length === 0 ? [] : [[probe.about, wrong]]))
  return refusals.flatMap((one) => (one.case === name && !one.isDocumented ? [[one.method, one.about]] : []))
}

it.each(['strict', 'lenient', 'missing', 'notFound', 'denied', 'behaviour'] as const)(
  'the share "%s" is not below the last one',
  (name) => {
    const share = ratio(sharesOf(measured)[name])
    expect({ share, different: share < ratchet[name] ? different(name) : [] }).toEqual({ share, different: [] })
  },
)

it('no method leaves the comparison of answers unseen', () => {
  const listed: unknown = JSON.parse(read('../../fidelity/measured-methods.json'))
  expect(measuredRecords().map(({ api, method }) => `${api}:${method}`)).toEqual(listed)
})

it('exceptions are few, and each is one', () => {
  const names = new Set(
    measured.answers.flatMap(({ api, method, strict }) => (strict.length > 0 ? [`${api}:${method}`] : [])),
  )
  expect(exceptions.length).toBeLessThanOrEqual(60)
  expect(exceptions.filter(({ method }) => !names.has(method))).toEqual([])
})

it('docs/portal-truth.md says what is measured', () => {
  expect(read('../../../../docs/portal-truth.md')).toBe(truthPage(measured))
})
