import type { SdkModule } from './step.ts'

/** The package's root, and the names that were taken from it since the set was last cleared. */
export const recordingUse = (module: SdkModule): { readonly sdk: SdkModule; readonly used: Set<string> } => {
  const used = new Set<string>()
  // A module's own properties cannot be changed, so that a proxy over it may not answer for them: it stands over a copy.
  const sdk = new Proxy(
    { ...module },
    {
      get: (target, name, receiver): unknown => {
        if (typeof name === 'string') used.add(name)
        return Reflect.get(target, name, receiver)
      },
    },
  )
  return { sdk, used }
}
