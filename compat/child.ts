// One run of the program in a process of its own: argument 1 names the SDK, argument 2 is the webhook; the applications come as a message.
import { runProgram } from './program.ts'
import type { CompatApp, SdkModule } from './step.ts'

const isSdk = (value: unknown): value is SdkModule =>
  typeof value === 'object' && value !== null && 'B24Hook' in value && 'ParamsFactory' in value

const isApps = (value: unknown): value is CompatApp[] =>
  Array.isArray(value) && value.every((app) => typeof app === 'object' && app !== null && 'secret' in app)

const [which, webhookUrl] = process.argv.slice(2)
if (webhookUrl === undefined || process.send === undefined) throw new Error('Started by main.ts only.')
const packageName = which === 'reference' ? 'b24jssdk-reference' : '@bitrix24/b24jssdk'
const sdk: unknown = await import(packageName)
if (!isSdk(sdk)) throw new Error(`The package ${packageName} has no B24Hook.`)
const apps = await new Promise<unknown>((resolve) => process.once('message', resolve))
if (!isApps(apps)) throw new Error('The applications did not arrive.')

const $b24 = sdk.B24Hook.fromWebhookUrl(webhookUrl, {
  restrictionParams: {
    ...sdk.ParamsFactory.getDefault(),
    rateLimit: { burstLimit: 1e9, drainRate: 1e9, adaptiveEnabled: false },
    retryDelay: 1,
  },
})
process.send(await runProgram({ $b24, module: sdk, packageName, apps }), () => process.disconnect())
