import { Hono } from 'hono'
import { PortalError } from '../portal-error.ts'
import { isSnapshot } from '../store/snapshot.ts'
import { answer, badInput, notFound } from './answer.ts'
import type { InspectedPortal } from './inspected-portal.ts'
import { type SnapshotSummary, snapshotType } from './protocol.ts'
import { readObject, refuseOthers, textIn, wholeNumber } from './read-input.ts'

/** The limit for all snapshots together, in bytes. They are kept in memory. */
const keptBytes = 1024 ** 3

/** Snapshots that were taken in the inspector: they can be restored, downloaded or deleted. Also the reset to the seed. */
export const snapshotsApi = (portal: InspectedPortal): Hono => {
  const taken = new Map<number, SnapshotSummary & { readonly bytes: Uint8Array }>()
  let lastId = 0
  const find = (typed: string) => {
    const snapshot = taken.get(wholeNumber(typed, 'id'))
    if (snapshot === undefined) throw notFound('There is no such snapshot.')
    return snapshot
  }
  const take = (name: string): void => {
    const bytes = portal.snapshot()
    const before = [...taken.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
    if (before + bytes.byteLength > keptBytes) throw full
    lastId += 1
    taken.set(lastId, { id: lastId, name, takenAtMs: Date.now(), sizeBytes: bytes.byteLength, bytes })
  }
  return new Hono()
    .get('/', (c) => answer(portal, c, [...taken.values()].map(summaryOf)))
    .post('/', async (c) => {
      const body = await readObject(c)
      refuseOthers(body, ['name'])
      take(textIn(body, 'name').trim() || `Snapshot ${String(lastId + 1)}`)
      return answer(portal, c, {})
    })
    .put('/current', async (c) => {
      const run = c.req.query('run')
      if (run !== undefined && run !== portal.run) throw otherPortal
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      if (!isSnapshot(bytes)) throw badInput('The body must be a snapshot: the bytes of a SQLite file.')
      restoreSent(portal, bytes)
      return answer(portal, c, {})
    })
    .post('/:id/restore', (c) => {
      portal.restore(find(c.req.param('id')).bytes)
      return answer(portal, c, {})
    })
    .get('/:id/file', (c) => {
      const { id, bytes } = find(c.req.param('id'))
      return c.body(new Uint8Array(bytes), 200, {
        'Content-Type': snapshotType,
        'Content-Disposition': `attachment; filename="portal-snapshot-${String(id)}.db"`,
        'Cache-Control': 'no-store',
      })
    })
    .delete('/:id', (c) => {
      taken.delete(find(c.req.param('id')).id)
      return answer(portal, c, {})
    })
}

const restoreSent = (portal: InspectedPortal, bytes: Uint8Array): void => {
  try {
    portal.restore(bytes)
  } catch (error) {
    throw badInput(error instanceof RangeError ? error.message : 'The body is no database that this portal can read.')
  }
}

const summaryOf = ({ id, name, takenAtMs, sizeBytes }: SnapshotSummary): SnapshotSummary => ({
  id,
  name,
  takenAtMs,
  sizeBytes,
})

const otherPortal = new PortalError({
  code: 'INSPECTOR_OTHER_PORTAL',
  description: 'This is not the process that was meant: another portal listens here now.',
  status: 409,
})

const full = new PortalError({
  code: 'INSPECTOR_SNAPSHOTS_FULL',
  description: 'The snapshots fill 1 GB of memory: delete one first.',
  status: 409,
})
