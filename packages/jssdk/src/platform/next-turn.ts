/** Lets the event loop turn once: timers, sockets and the screen come first before the caller goes on. */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve)
      return
    }
    // Browsers stretch a timer of 0 ms to 4 ms after a few of them.
    const { port1, port2 } = new MessageChannel()
    const end = (): void => {
      port1.close()
      resolve()
    }
    port1.addEventListener('message', end, { once: true })
    port1.start()
    port2.postMessage(undefined)
  })
