// Writes packages/portal/fidelity/measured-methods.json.
import { measuredRecords } from '../../packages/portal/fidelity/shapes/measure-shapes.ts'
import { writeGenerated } from '../write-generated.ts'

const names = measuredRecords().map(({ api, method }) => `${api}:${method}`)
writeGenerated('packages/portal/fidelity/measured-methods.json', `${JSON.stringify(names, undefined, 2)}\n`)
