import { PortalError } from '../portal-error.ts'
import type { MethodRecord } from './record.ts'

/** Methods that a local portal refuses, because it lacks the module or service behind them. A real portal without it does the same. */
interface Refusal {
  readonly names: RegExp
  readonly code: string
  readonly description: string
  readonly status: number
}

const refusals: readonly Refusal[] = [
  {
    // Functions of the iframe's bridge. REST has never had them.
    names: /^placement\.(?:call|bindEvent|getInterface|info)$/,
    code: 'ERROR_METHOD_NOT_FOUND',
    description: 'Method not found!',
    status: 404,
  },
  {
    names: /^voximplant\.(?:callback\.start|infocall\.\w+)$/,
    code: 'ERROR_CORE',
    description: 'No telephone number is rented, so that no call can be made.',
    status: 400,
  },
  {
    names: /^imopenlines\.network\./,
    code: 'ACCESS_DENIED',
    description: 'The portal is not registered in Bitrix24.Network.',
    status: 403,
  },
  {
    names: /^sign\.b2e\./,
    code: 'ACCESS_DENIED',
    description: 'No provider of electronic signatures is connected.',
    status: 403,
  },
  {
    names: /^crm\.activity\.call\.getTranscript$/,
    code: 'ACCESS_DENIED',
    description: 'Transcription of calls is not available on this portal.',
    status: 403,
  },
]

/** Why a documented method cannot be answered here. Undefined if it can. */
export const refusalOf = (record: MethodRecord): PortalError | undefined => {
  const refusal = refusals.find(({ names }) => names.test(record.method))
  return refusal === undefined ? undefined : new PortalError(refusal)
}
