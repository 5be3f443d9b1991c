import type { MethodRecord, ParamRecord } from '../record.ts'

/** The parameter that carries a row's values. It is undefined if the values are at the top level. */
export const fieldsParam = ({ params }: MethodRecord): ParamRecord | undefined =>
  params.find(
    ({ name, type, children }) =>
      (/^(?:fields?|data|flowData)$/i.test(name) && /object|array/.test(type)) ||
      (name === 'PARAMS' && children.length > 0),
  )
