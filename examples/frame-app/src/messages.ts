import { type B24Frame, B24PullClientManager } from '@bitrix24/b24jssdk'

/** Listens to the push server for messages to this application. */
export const listenForMessages = async ($b24: B24Frame, onMessage: (text: string) => void): Promise<void> => {
  const [profile, info] = await Promise.all([
    $b24.actions.v2.call.make<{ ID: string }>({ method: 'profile' }),
    $b24.actions.v2.call.make<{ CODE: string }>({ method: 'app.info' }),
  ])
  const restApplication = info.getData()?.result.CODE
  if (restApplication === undefined) throw new Error('The portal does not say which application this is.')
  const pull = new B24PullClientManager({
    b24: $b24,
    restApplication,
    userId: Number(profile.getData()?.result.ID),
  })
  pull.subscribe({
    moduleId: 'application',
    callback: ({ command, params }: { command: string; params: unknown }) =>
      onMessage(`${command} ${JSON.stringify(params)}`),
  })
  await pull.start()
}
