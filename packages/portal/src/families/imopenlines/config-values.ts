import type { MethodCall } from '../../methods/method.ts'
import { toInteger } from '../../methods/params.ts'
import { isWireList, type WireMap, type WireValue } from '../../wire-value.ts'

/** Numbers that are 0 until somebody sets them. */
const zeros = [
  'crmCreateSecond',
  'voteTimeLimit',
  'agreementId',
  'categoryId',
  'welcomeBotId',
  'welcomeBotTime',
  'noAnswerFormId',
  'noAnswerBotId',
  'worktimeDayoffFormId',
  'worktimeDayoffBotId',
  'closeFormId',
  'closeBotId',
  'fullCloseTime',
  'autoCloseFormId',
  'autoCloseBotId',
  'autoCloseTime',
  'autoExpireTime',
  'quickAnswersIblockId',
  'sessionPriority',
  'maxChat',
  'kpiFirstAnswerTime',
  'kpiFurtherAnswerTime',
  'welcomeFormId',
] as const

/** Texts that are empty until somebody writes them. */
const texts = [
  'lineName',
  'welcomeMessageText',
  'voteMessage1Text',
  'voteMessage1Like',
  'voteMessage1Dislike',
  'voteMessage2Text',
  'voteMessage2Like',
  'voteMessage2Dislike',
  'noAnswerText',
  'worktimeTimezone',
  'worktimeDayoffText',
  'closeText',
  'autoCloseText',
  'kpiFirstAnswerText',
  'kpiFurtherAnswerText',
] as const

/** The settings of a new channel. Its queue is answered in turns, and its clients become leads. */
export const configDefaults = ({ caller }: MethodCall): WireMap => ({
  ...Object.fromEntries(zeros.map((name) => [name, 0])),
  active: 'Y',
  crm: 'Y',
  crmCreate: 'lead',
  crmSource: 'create',
  queueType: 'evenly',
  queueTime: 60,
  noAnswerTime: 60,
  noAnswerRule: 'none',
  welcomeBotJoin: 'first',
  welcomeBotLeft: 'queue',
  worktimeFrom: '9',
  worktimeTo: '18',
  worktimeDayoffRule: 'none',
  closeRule: 'none',
  autoCloseRule: 'none',
  typeMaxChat: 'answered_new',
  operatorData: 'profile',
  languageId: 'en',
  modifyUserId: caller.userId,
})

const queueStep = 1

/** Empty texts, the queue with what is known of its users, and the moments, which PHP writes as empty objects. */
export const shownConfig = (row: WireMap): WireMap => {
  const queue = usersOf(row['queue'])
  // They are written as one text: `1.01,7.01`.
  const holidays = row['worktimeHolidays'] ?? []
  const fields = { USER_NAME: null, USER_WORK_POSITION: null, USER_AVATAR: null, USER_AVATAR_ID: '0' }
  const byUser = (show: (id: string, place: number) => WireMap): WireValue =>
    queue.length === 0 ? [] : Object.fromEntries(queue.map((id, place) => [id, show(id, place)]))
  return {
    ...Object.fromEntries(texts.map((name) => [name, row[name] ?? ''])),
    worktimeHolidays: typeof holidays === 'string' ? holidays.split(',') : holidays,
    dateCreate: {},
    dateModify: {},
    queue,
    queueFull: byUser((id, place) => ({
      ID: String(place + queueStep),
      SORT: String(place),
      USER_ID: id,
      DEPARTMENT_ID: '0',
      ...fields,
    })),
    queueUsersFields: byUser(() => fields),
  }
}

/** A queue is a list of ids, or of maps that name users: `{ ENTITY_TYPE: 'user', ENTITY_ID: 1 }`. */
const usersOf = (queue: WireValue | undefined): readonly string[] =>
  (isWireList(queue) ? queue : []).flatMap((entry) => {
    const id = toInteger(
      typeof entry === 'object' && entry !== null && 'ENTITY_ID' in entry ? entry['ENTITY_ID'] : entry,
    )
    return id === undefined ? [] : [String(id)]
  })
