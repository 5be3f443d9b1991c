import type { TypeB24 } from '../client/type-b24.ts'
import { helperNotInit, helperPullClientNotInit } from '../errors/catalogues/client-errors.ts'
import type { LoadDataType } from '../types/portal/helper.ts'
import type { TypePullMessage } from '../types/pull/pull.ts'
import { B24HelperManager, type HelperOptions } from './helper-manager.ts'

/** The functions of {@link useB24Helper}; they share one helper. */
export interface B24Helper {
  /** Loads the data, by default of application and user. A second call with the same client adds to the loaded data. */
  readonly initB24Helper: ($b24: TypeB24, dataTypes?: LoadDataType[], requestId?: string) => Promise<B24HelperManager>
  readonly isInitB24Helper: () => boolean
  readonly destroyB24Helper: () => void
  /** @throws {SdkError} `JSSDK_HELPER_NOT_INIT`: `initB24Helper()` was not called */
  readonly getB24Helper: () => B24HelperManager
  /** @throws {SdkError} `JSSDK_HELPER_NOT_INIT`: `initB24Helper()` was not called */
  readonly usePullClient: () => void
  /** @throws {SdkError} `JSSDK_HELPER_PULL_CLIENT_NOT_INIT`: `usePullClient()` was not called */
  readonly useSubscribePullClient: (callback: (message: TypePullMessage) => void, moduleId?: string) => void
  /** @throws {SdkError} `JSSDK_HELPER_PULL_CLIENT_NOT_INIT`: `usePullClient()` was not called */
  readonly startPullClient: () => Promise<void>
}

/** Creates one helper that all parts of an application share. */
export const useB24Helper = (options: HelperOptions = {}): B24Helper => {
  let current: { readonly $b24: TypeB24; readonly helper: B24HelperManager } | undefined
  let hasPullClient = false

  const destroyB24Helper = (): void => {
    current?.helper.destroy()
    current = undefined
    hasPullClient = false
  }
  const getB24Helper = (): B24HelperManager => {
    if (current?.helper.isInit !== true) throw helperNotInit()
    return current.helper
  }
  const withPullClient = (): B24HelperManager => {
    if (!hasPullClient) throw helperPullClientNotInit()
    return getB24Helper()
  }

  return {
    initB24Helper: async ($b24, dataTypes, requestId) => {
      if (current?.$b24 !== $b24) {
        destroyB24Helper()
        current = { $b24, helper: new B24HelperManager($b24, options) }
      }
      const { helper } = current
      await helper.loadData(dataTypes, requestId)
      return helper
    },
    isInitB24Helper: () => current?.helper.isInit ?? false,
    destroyB24Helper,
    getB24Helper,
    usePullClient: () => {
      getB24Helper().usePullClient()
      hasPullClient = true
    },
    useSubscribePullClient: (callback, moduleId) => {
      withPullClient().subscribePullClient(callback, moduleId)
    },
    startPullClient: async () => withPullClient().startPullClient(),
  }
}
