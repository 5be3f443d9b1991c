// Settings saved by the options helper and told to other tabs.
import { type B24HelperManager, type TypePullMessage, Type, Text } from '@bitrix24/b24jssdk'

interface Settings {
  device: { list: string[] }
  isSound: boolean
  limit: number
}

export class SettingsForm {
  settings: Settings = { device: { list: [] }, isSound: false, limit: 10 }
  constructor(
    private readonly helper: B24HelperManager,
    private readonly toast: (text: string) => void,
  ) {}

  load(): void {
    const { appOptions } = this.helper
    this.settings = {
      device: appOptions.getJsonObject('device', { list: [] }) as Settings['device'],
      isSound: appOptions.getBoolNY('isSound'),
      limit: appOptions.getInteger('limit', 10),
    }
    const rows: Settings[] = appOptions.getJsonArray('rows')
    console.log(rows.length, appOptions.data.get('x').y)
  }

  async save(): Promise<void> {
    const { appOptions } = this.helper
    const response = await appOptions.save(
      {
        device: appOptions.encode(this.settings.device),
        isSound: this.settings.isSound ? 'Y' : 'N',
        limit: this.settings.limit,
      },
      { moduleId: this.helper.getModuleIdPullClient(), command: 'reload.options', params: { settings: this.settings } },
    )
    if (!response.isSuccess) this.toast(response.getErrorMessages().join())
  }

  onMessage = (message: TypePullMessage): void => {
    if (message.command !== 'reload.options') return
    const from = message.params.settings as Settings
    this.settings.limit = Text.toInteger(from.limit)
    if (Type.isArrayFilled(message.params.list)) this.settings.device.list = message.params.list
    this.toast(message.extra.sender)
  }
}
