import type { Probe } from '../probe.ts'
import { missingParams, refusal } from '../refusal-probe.ts'

const pages = 'api-reference/telephony'

/** What the documentation says of the behaviour of `telephony.*`. */
export const telephonyProbes: readonly Probe[] = [
  ...missingParams(pages, [
    ['telephony.externalLine.add', 'telephony-external-line-add', 'ERROR_CORE'],
    ['telephony.externalLine.delete', 'telephony-external-line-delete', 'ERROR_CORE'],
    ['telephony.externalLine.update', 'telephony-external-line-update', 'ERROR_CORE'],
  ]),
  refusal({
    about: 'An external line that does not exist is not changed.',
    page: `${pages}/telephony-external-line-update.md`,
    call: ['telephony.externalLine.update', { NUMBER: '0000000000', NAME: 'Probe' }],
    error: 'ERROR_CORE',
  }),
  refusal({
    about: 'An external line that does not exist is not deleted.',
    page: `${pages}/telephony-external-line-delete.md`,
    call: ['telephony.externalLine.delete', { NUMBER: '0000000000' }],
    error: 'ERROR_CORE',
  }),
]
