import type { Probe, ProbeCall } from '../probe.ts'
import { documentgeneratorRefusals } from './probes/refusals.ts'

const pages = 'api-reference/document-generator'
const numerator: ProbeCall = ['documentgenerator.numerator.add', { fields: { name: 'Probe', template: 'P-{NUMBER}' } }]
const getNumerator: ProbeCall = ['documentgenerator.numerator.get', { id: '$numerator.numerator.id' }]

/** What the documentation says of the behaviour of `documentgenerator.*`. */
export const documentgeneratorProbes: readonly Probe[] = [
  {
    about: 'A numerator has the template that it was made with.',
    page: `${pages}/numerators/document-generator-numerator-add.md`,
    setup: { numerator },
    requests: { got: getNumerator },
    expect: [{ path: 'got.result.numerator', has: { name: 'Probe', template: 'P-{NUMBER}' } }],
  },
  {
    about: 'A changed numerator has its new name.',
    page: `${pages}/numerators/document-generator-numerator-update.md`,
    setup: {
      numerator,
      changed: [
        'documentgenerator.numerator.update',
        { id: '$numerator.numerator.id', fields: { name: 'New', template: 'N-{NUMBER}' } },
      ],
    },
    requests: { got: getNumerator },
    expect: [{ path: 'got.result.numerator', has: { name: 'New', template: 'N-{NUMBER}' } }],
  },
  {
    about: 'A deleted numerator is not found any more.',
    page: `${pages}/numerators/document-generator-numerator-delete.md`,
    setup: { numerator, deleted: ['documentgenerator.numerator.delete', { id: '$numerator.numerator.id' }] },
    requests: { got: getNumerator },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.result', isThere: false },
    ],
  },
  ...documentgeneratorRefusals,
]
