import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'

/** A server below HTTP, for networks that break. */
export interface TcpServer extends AsyncDisposable {
  readonly port: number
}

const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

/** Hands every connection to `act`. */
export const serveTcp = async (act: (socket: Socket) => void): Promise<TcpServer> => {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    // What the client does to a connection that it has given up is not looked at.
    socket.on('error', () => undefined)
    act(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: portOf(server.address()),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Calls `act` for every request whose head and body have come, with its number on all connections. */
export const onRequest = (act: (socket: Socket, requestNumber: number) => void): ((socket: Socket) => void) => {
  let requests = 0
  return (socket) => {
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const bodyAt = text.indexOf('\r\n\r\n') + 4
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
      if (bodyAt < 4 || text.length < bodyAt + length) return
      text = text.slice(bodyAt + length)
      requests += 1
      act(socket, requests)
    })
  }
}

/** A port that nobody listens on. */
export const closedPort = async (): Promise<number> => {
  await using server = await serveTcp(() => undefined)
  return server.port
}

const deafServer = `
  const { workerData, parentPort } = require('node:worker_threads')
  const server = require('node:net').createServer()
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port)
    // From here on nobody accepts: connections wait in the queue of the system, and when that is full their packets are dropped.
    Atomics.wait(new Int32Array(workerData), 0, 0)
  })`

/** A port whose packets are dropped: no connection is made, and none is refused. */
export const serveNobody = async (): Promise<TcpServer> => {
  const lock = new SharedArrayBuffer(4)
  const worker = new Worker(deafServer, { eval: true, workerData: lock })
  const port = await new Promise<number>((resolve) => worker.once('message', resolve))
  const waiting: Socket[] = []
  for (let isFull = false; !isFull && waiting.length < 64;) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined)
    waiting.push(socket)
    isFull = await Promise.race([
      once(socket, 'connect').then(() => false),
      new Promise<boolean>((resolve) => setTimeout(resolve, 200, true)),
    ])
  }
  return {
    port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of waiting) socket.destroy()
      await worker.terminate()
    },
  }
}
