import vm from 'node:vm'

/** What a worker of the web platform has, and nothing of Node: no process, Buffer, require, window or document. */
const workerGlobals = {
  AbortController,
  AbortSignal,
  Blob,
  FormData,
  Headers,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  clearTimeout,
  console,
  crypto,
  fetch,
  queueMicrotask,
  setTimeout,
  structuredClone,
}

/** Runs the browser build and then a script in a context of their own; gives what the script ends with. */
export const runInSandbox = (
  browserBuild: string,
  script: string,
  globals: Readonly<Record<string, unknown>> = {},
): unknown => {
  const context = vm.createContext({ ...workerGlobals, ...globals })
  vm.runInContext(browserBuild, context)
  return vm.runInContext(script, context)
}
