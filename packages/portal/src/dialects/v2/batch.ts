import { checkScope, type Invoke, type Invoked } from '../../invoke.ts'
import type { MethodCall, MethodReply, PortalMethod } from '../../methods/method.ts'
import { anyCase, isTruthy } from '../../methods/params.ts'
import { PortalError } from '../../portal-error.ts'
import { entriesOf, isWireList, isWireMap, type WireValue, withPlainText } from '../../wire-value.ts'
import { referenceBudget, resolveReferences } from './batch-references.ts'
import { methodNotFound } from './method-not-found.ts'
import { connectorOf, methodParams, startOf } from './navigation.ts'
import { phpArray } from './php-array.ts'
import { parsePhpForm } from './php-form.ts'
import { failureBody, timeBlock } from './write-reply.ts'

/** How many commands of a batch run. Each later command gets its own error. */
const maxCommands = 50

/** These methods exist, but a command cannot call them. */
const notForBatch: ReadonlySet<string> = new Set(['batch', 'download', 'upload'])

/** The method `batch` runs up to 50 calls one after another. Later calls may use the results of earlier ones. */
export const batchMethod = (invoke: Invoke): PortalMethod => ({
  name: 'batch',
  api: 'v2',
  scope: null,
  handle: async (call) => runBatch(call, invoke),
})

const runBatch = async (call: MethodCall, invoke: Invoke): Promise<MethodReply> => {
  const blocks = createBlocks()
  const budget = referenceBudget()
  const isHalting = isTruthy(anyCase(call.params, 'halt'))
  for (const [index, [name, command]] of commandsOf(call).entries()) {
    // A command that is not text is skipped, but it counts as one of the 50.
    if (typeof command !== 'string') continue
    try {
      if (index >= maxCommands) throw lengthExceeded()
      record(blocks, name, await runCommand(command, call, { blocks, budget }, invoke))
    } catch (error) {
      if (!(error instanceof PortalError)) throw error
      blocks.error.set(name, failureBody(error))
      if (isHalting) break
    }
  }
  return {
    result: {
      result: phpArray(blocks.result),
      result_error: phpArray(blocks.error),
      result_total: phpArray(blocks.total),
      result_next: phpArray(blocks.next),
      result_time: phpArray(blocks.time),
    },
  }
}

const createBlocks = () => ({
  result: new Map<string, WireValue>(),
  error: new Map<string, WireValue>(),
  total: new Map<string, WireValue>(),
  next: new Map<string, WireValue>(),
  time: new Map<string, WireValue>(),
})

type Blocks = ReturnType<typeof createBlocks>

const commandsOf = ({ params }: MethodCall): readonly (readonly [string, WireValue])[] => {
  const cmd = anyCase(params, 'cmd')
  return isWireMap(cmd) || isWireList(cmd) ? entriesOf(cmd) : []
}

const record = (blocks: Blocks, name: string, { reply, time }: Invoked): void => {
  blocks.result.set(name, reply.result)
  if (reply.total !== undefined) blocks.total.set(name, reply.total)
  if (reply.next !== undefined) blocks.next.set(name, reply.next)
  blocks.time.set(name, timeBlock(time))
}

/** The results that commands may refer to, and the budget for inserting them. */
interface References {
  readonly blocks: Blocks
  readonly budget: ReturnType<typeof referenceBudget>
}

const runCommand = async (
  command: string,
  call: MethodCall,
  { blocks, budget }: References,
  invoke: Invoke,
): Promise<Invoked> => {
  const question = command.indexOf('?')
  const name = question < 0 ? command : command.slice(0, question)
  if (notForBatch.has(name.toLowerCase())) throw notAllowed()
  const method = call.portal.registry.find('v2', name)
  if (method === undefined) throw methodNotFound()
  checkCommandScope(method, call)
  const given = question < 0 ? {} : parsePhpForm(command.slice(question + 1))
  const query = withPlainText(resolveReferences(given, blocks, budget))
  const params = methodParams(query)
  const connector = connectorOf(query) ?? call.connector
  return invoke(method, { ...call, method: name, params, start: startOf(query), connector, isCommand: true })
}

/** Inside a batch the error of a missing scope has no description. */
const checkCommandScope = (method: PortalMethod, { caller, portal }: MethodCall): void => {
  try {
    checkScope(method, caller, portal.switches.credentialStatus)
  } catch (error) {
    if (!(error instanceof PortalError)) throw error
    throw new PortalError({ code: error.code, description: '', status: error.status }, { cause: error })
  }
}

const lengthExceeded = (): PortalError =>
  new PortalError({ code: 'ERROR_BATCH_LENGTH_EXCEEDED', description: 'Max batch length exceeded' })

const notAllowed = (): PortalError =>
  new PortalError({
    code: 'ERROR_BATCH_METHOD_NOT_ALLOWED',
    description: 'Method is not allowed for batch usage',
    status: 405,
  })
