import { pullError } from '../../errors/catalogues/pull-errors.ts'
import { knowSecrets } from '../../errors/redact.ts'
import type { Clock } from '../../platform/clock.ts'
import type { TypePullClientConfig, TypeStorageManager } from '../../types/pull/pull.ts'
import { LsKeys } from '../../types/pull/pull-enums.ts'
import type { TypeB24 } from '../../client/type-b24.ts'
import { isConfigFresh, readConfig } from './config.ts'

export interface ConfigSourceParts {
  readonly b24: TypeB24
  readonly method: string
  readonly storage: TypeStorageManager
  /** The page's `config_timestamp`. An older configuration is not used. */
  readonly configTimestamp: number
  readonly clock: Clock
}

/** Loads the configuration from the browser's storage or from the portal. */
export class ConfigSource {
  readonly #parts: ConfigSourceParts

  constructor(parts: ConfigSourceParts) {
    this.#parts = parts
  }

  isFresh(config: TypePullClientConfig): boolean {
    return isConfigFresh(config, this.#parts.configTimestamp, this.#parts.clock.nowMs())
  }

  /** Reads a configuration that the program passes in. */
  read(value: unknown): TypePullClientConfig | undefined {
    const config = readConfig(value, this.#parts.clock.nowMs())
    const { private: own, shared } = config?.channels ?? {}
    knowSecrets(config?.jwt, own?.id, own?.signature, shared?.id, shared?.signature)
    return config
  }

  /** The configuration that an earlier page stored, unless it is too old. */
  cached(): TypePullClientConfig | undefined {
    const config = this.read(this.#parts.storage.get(LsKeys.PullConfig, null))
    return config !== undefined && this.isFresh(config) ? config : undefined
  }

  /** Loads the configuration from the portal. @throws {SdkError} `JSSDK_PULL_BAD_CONFIG`, or the error of the call */
  async load(signal: AbortSignal): Promise<TypePullClientConfig> {
    const { b24, method } = this.#parts
    const reply = await b24.actions.v2.call.make({ method, params: { CACHE: 'N' }, signal })
    const [failure] = reply.getErrors()
    if (failure !== undefined) throw failure
    const config = this.read(reply.getData()?.result)
    if (config === undefined) throw pullError({ fault: 'badConfig', method })
    return config
  }

  keep(config: TypePullClientConfig): void {
    this.#parts.storage.set(LsKeys.PullConfig, config)
  }

  forget(): void {
    this.#parts.storage.remove(LsKeys.PullConfig)
  }
}
