import type { WrittenRow } from '../engine/entity-rows.ts'
import { formatDateTime } from '../server-time.ts'

const startMs = Date.UTC(2026, 0, 1)
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const hour = 3600

const audits = ['USER_LOGIN', 'USER_LOGOUT', 'USER_EDIT', 'USER_INFO', 'SECURITY_OTP'] as const

/** An entry of the event log, one for each minute. Each has its own id, but many share a user and an audit type. */
export const madeUpLogLine = (id: number): WrittenRow<'eventlog'> => ({
  id,
  timestampX: formatDateTime(startMs + id * minuteMs),
  severity: id % 10 === 0 ? 'WARNING' : 'INFO',
  auditTypeId: audits[id % audits.length] ?? 'USER_LOGIN',
  moduleId: 'main',
  itemId: String((id % 7) + 1),
  remoteAddr: `192.0.2.${String(id % 250)}`,
  userAgent: 'Mozilla/5.0',
  requestUri: '/auth/',
  siteId: 's1',
  userId: (id % 7) + 1,
  guestId: id % 3,
  description: `Line ${String(id)}`,
})

/** A working day of eight hours. */
export const madeUpWorkday = (id: number): WrittenRow<'timemanRecord'> => ({
  id,
  userId: 1,
  startTime: formatDateTime(startMs + id * dayMs),
  endTime: formatDateTime(startMs + id * dayMs + 9 * 60 * minuteMs),
  duration: 8 * hour,
  breakLength: hour,
  state: { status: 'CLOSED' },
  isApproved: true,
})

/** A message to mailbox 1. Every third one is read. */
export const madeUpMail = (id: number): WrittenRow<'mailMessage'> => ({
  id,
  mailboxId: 1,
  threadId: id,
  folder: 'INBOX',
  subject: `Message ${String(id)}`,
  from: `client${String(id % 50)}@example.com`,
  to: 'box1@example.com',
  cc: '',
  date: formatDateTime(startMs + id * minuteMs),
  isSeen: id % 3 === 0,
  hasAttachments: false,
  body: `Text ${String(id)}`,
})
