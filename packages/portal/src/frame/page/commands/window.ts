import { type Command, type Outcome, reply, silence } from '../command.ts'
import { fieldsOf, textOf } from '../narrow.ts'

/** The width in pixels of a frame whose requested width cannot be read. */
const fallbackWidth = 100

const resizeWindow: Command = ({ params, frame, page }) => {
  if (page.sliderOf(frame) !== undefined) return silence
  const { width, height } = fieldsOf(params)
  const pixels = toPixels(width)
  frame.layout.style.width = width === '100%' ? '100%' : `${String(pixels ?? fallbackWidth)}px`
  const tall = toPixels(height)
  if (tall !== undefined) frame.layout.style.height = `${String(tall)}px`
  return reply({ width: frame.layout.offsetWidth, height: frame.layout.offsetHeight })
}

/** A number may arrive as a number or as text. */
const toPixels = (value: unknown): number | undefined => {
  const pixels = Number.parseInt(textOf(value), 10)
  return Number.isFinite(pixels) && textOf(value) !== '100%' ? pixels : undefined
}

const setTitle: Command = ({ params, frame, page }) => {
  if (frame.placement !== 'DEFAULT') return silence
  const title = textOf(fieldsOf(params)['title'])
  const heading = (page.sliderOf(frame)?.body.parentElement ?? page.main).querySelector('h1, header')
  if (heading?.firstChild) heading.firstChild.textContent = title
  return reply(params)
}

const setScroll: Command = ({ params }) => {
  const top = Number(fieldsOf(params)['scroll'])
  if (Number.isFinite(top) && top >= 0) window.scrollTo({ top })
  return reply(params)
}

const reloadWindow = (): Outcome => {
  location.reload()
  return silence
}

/** Commands for the page around the frame. */
export const windowCommands: Readonly<Record<string, Command>> = { resizeWindow, setTitle, setScroll, reloadWindow }
