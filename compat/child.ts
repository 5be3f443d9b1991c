// One run of the program in a process of its own: argument 1 names the SDK, argument 2 is the webhook.
import type * as Sdk from '@bitrix24/b24jssdk'
import { runProgram } from './program.ts'
import type { SdkModule } from './step.ts'

const isSdk = (value: unknown): value is SdkModule & typeof Sdk =>
  typeof value === 'object' && value !== null && 'B24Hook' in value && 'ParamsFactory' in value

const [which, webhookUrl] = process.argv.slice(2)
if (webhookUrl === undefined || process.send === undefined) throw new Error('Started by main.ts only.')
const sdk: unknown = await import(which === 'reference' ? 'b24jssdk-reference' : '@bitrix24/b24jssdk')
if (!isSdk(sdk)) throw new Error(`The package of ${String(which)} has no B24Hook.`)

const $b24 = sdk.B24Hook.fromWebhookUrl(webhookUrl, {
  restrictionParams: {
    ...sdk.ParamsFactory.getDefault(),
    rateLimit: { burstLimit: 1e9, drainRate: 1e9, adaptiveEnabled: false },
    retryDelay: 1,
  },
})
process.send(await runProgram($b24, sdk), () => process.disconnect())
