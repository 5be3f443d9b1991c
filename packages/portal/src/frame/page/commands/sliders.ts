import { askPortal } from '../ask-portal.ts'
import { type Command, type Outcome, reply, silence } from '../command.ts'
import { element } from '../element.ts'
import { fieldsOf, textOf } from '../narrow.ts'
import { readPath } from '../slider-path.ts'

const openApplication: Command = ({ params, page }) => {
  const given = fieldsOf(params)
  const payload = 'options' in given && 'params' in given ? fieldsOf(given['params']) : given
  return new Promise<Outcome>((resolve) => page.openApplication(payload, () => resolve(reply())))
}

const closeApplication: Command = ({ frame, page }) => {
  const top = page.sliders.top()
  if (top?.frame === undefined) return silence
  if (top !== page.sliderOf(frame) && page.sliderOf(frame) !== undefined) return silence
  top.close()
  return reply()
}

const openPath: Command = async ({ params, frame, page }) => {
  if (page.settings.isMobile) return reply({ result: 'error', errorCode: 'METHOD_NOT_SUPPORTED_ON_DEVICE' })
  const target = readPath(fieldsOf(params)['path'], location.origin)
  if (target === undefined) return reply({ result: 'error', errorCode: 'PATH_NOT_AVAILABLE' })
  const { url, width } = target
  url.searchParams.set('from', 'rest_placement')
  url.searchParams.set('from_app', page.settings.app)
  const shown = fieldsOf(await askPortal('slider-page', { path: url.pathname, appSid: frame.appSid }))
  return new Promise<Outcome>((resolve) => {
    const onClose = () => resolve(reply({ result: 'close' }))
    const slider = page.sliders.open({ title: textOf(shown['title']), width, onClose })
    slider.body.append(
      element('code', {}, [`${url.pathname}${url.search}`]),
      element(
        'dl',
        {},
        readLines(shown['lines']).flatMap(([name, value]) => [term('dt', name), term('dd', value)]),
      ),
    )
  })
}

const term = (name: 'dt' | 'dd', text: string): HTMLElement => element(name, {}, [text])

const readLines = (lines: unknown): readonly (readonly [string, string])[] =>
  Array.isArray(lines)
    ? lines.map((line: unknown) => (Array.isArray(line) ? [textOf(line[0]), textOf(line[1])] : ['', '']))
    : []

/** Sliders above the page. They show the application again, or a page of the portal. The reply is sent when the slider is closed. */
export const sliderCommands: Readonly<Record<string, Command>> = { openApplication, closeApplication, openPath }
