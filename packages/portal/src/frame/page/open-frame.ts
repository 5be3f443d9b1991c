import { askPortal } from './ask-portal.ts'
import { writeReply } from './bridge-message.ts'
import { element } from './element.ts'
import { type Fields, fieldsOf, isFields, textOf } from './narrow.ts'
import type { PageSettings } from './settings.ts'

/** An open application: its iframe and the data that belongs to it. */
export interface OpenFrame {
  readonly appSid: string
  readonly iframe: HTMLIFrameElement
  /** The element whose size `resizeWindow` changes. */
  readonly layout: HTMLElement
  /** Scheme, host and port of the application. The page exchanges messages only with this origin. */
  readonly origin: string
  readonly placement: string
  readonly options: Fields
  readonly isAdmin: boolean
  /** Callback ids of the subscribers, by the event's name. */
  readonly subscriptions: Map<string, string[]>
  /** The value of a custom field, if the placement shows one. */
  value: unknown
  reply(callbackId: string, payload: unknown): void
  close(): void
}

export interface FrameOptions {
  readonly placement: string
  readonly options: Fields
  readonly into: HTMLElement
}

/** Opens the application in an iframe. The portal prepares the request, and a hidden form sends it. */
export const openFrame = async (
  settings: PageSettings,
  { placement, options, into }: FrameOptions,
): Promise<OpenFrame> => {
  const opened = readOpened(await askPortal('open', { app: settings.app, user: settings.user, placement, options }))
  const { appSid, action } = opened
  const { origin } = new URL(action)
  const iframe = element('iframe', { id: `appframe_${appSid}`, name: frameName(appSid), allow })
  const layout = element('div', { id: `appframe_layout_${appSid}`, class: 'layout' }, [iframe])
  into.append(layout)
  if (opened.method === 'GET') iframe.src = action
  else submit(into, opened, iframe.name)
  return {
    appSid,
    iframe,
    layout,
    origin,
    placement,
    options,
    isAdmin: opened.isAdmin,
    subscriptions: new Map(),
    value: options['VALUE'] ?? null,
    reply: (callbackId, payload) => {
      if (callbackId === '') return
      for (let sent = 0; sent < settings.replies; sent += 1)
        iframe.contentWindow?.postMessage(writeReply(callbackId, payload), origin)
    },
    close: () => {
      layout.remove()
      void askPortal('close', { appSid })
    },
  }
}

const allow = 'geolocation *; microphone *; camera *; autoplay *;'

/** The application reads the portal's address and its session from the name of its frame. */
const frameName = (appSid: string): string => {
  const { host, protocol } = location
  return `${host}|${protocol === 'https:' ? '1' : '0'}|${appSid}`
}

const submit = (into: HTMLElement, { appSid, action, fields }: Opened, target: string): void => {
  const inputs = Object.entries(fields).map(([name, value]) =>
    element('input', { type: 'hidden', name, value: textOf(value) }),
  )
  const form = element('form', { id: `appform_${appSid}`, method: 'post', action, target, hidden: '' }, inputs)
  into.append(form)
  form.submit()
  form.remove()
}

interface Opened {
  readonly appSid: string
  readonly action: string
  readonly method: 'GET' | 'POST'
  readonly fields: Fields
  readonly isAdmin: boolean
}

const readOpened = (answer: unknown): Opened => {
  if (!isFields(answer)) throw new Error('The portal opened no frame.')
  const { appSid, action, method, fields, isAdmin } = answer
  return {
    appSid: textOf(appSid),
    action: textOf(action),
    method: method === 'GET' ? 'GET' : 'POST',
    fields: fieldsOf(fields),
    isAdmin: isAdmin === true,
  }
}
