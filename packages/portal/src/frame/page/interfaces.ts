/** The commands and events that a placement offers to its application. */
export interface PlacementInterface {
  readonly command: readonly string[]
  readonly event: readonly string[]
}

const backgroundEvents = [
  'initialized',
  'addCommentButtonClick',
  'answerButtonClick',
  'cancelTransferButtonClick',
  'closeButtonClick',
  'completeTransferButtonClick',
  'dialpadButtonClick',
  'entityChanged',
  'hangupButtonClick',
  'holdButtonClick',
  'makeCallButtonClick',
  'muteButtonClick',
  'nextButtonClick',
  'notifyAdminButtonClick',
  'qualityMeterClick',
  'skipButtonClick',
  'transferButtonClick',
].map((name) => `BackgroundCallCard::${name}`)

const interfaces: readonly (readonly [RegExp, PlacementInterface])[] = [
  [
    /^CALL_CARD$/,
    {
      command: ['getStatus', 'disableAutoClose', 'enableAutoClose'],
      event: ['CallCard::EntityChanged', 'CallCard::BeforeClose', 'CallCard::CallStateChanged'],
    },
  ],
  [
    /^PAGE_BACKGROUND_WORKER$/,
    {
      command: [
        'CallCardSetMute',
        'CallCardSetHold',
        'CallCardSetUiState',
        'CallCardGetListUiStates',
        'CallCardSetCardTitle',
        'CallCardSetStatusText',
        'CallCardStartTimer',
        'CallCardStopTimer',
        'CallCardClose',
      ],
      event: backgroundEvents,
    },
  ],
  [
    /^CALENDAR_GRIDVIEW$/,
    {
      command: ['getEvents', 'viewEvent', 'addEvent', 'editEvent', 'deleteEvent'],
      event: ['refreshEntries', 'decreaseViewRangeDate', 'increaseViewRangeDate', 'adjustToDate'].map(
        (name) => `Calendar.customView:${name}`,
      ),
    },
  ],
  [/^CRM_\w+_DETAIL_TAB$/, { command: ['reloadData'], event: [] }],
  [
    /^CRM_\w+_DETAIL_ACTIVITY$/,
    {
      command: [
        'setLayout',
        'setLayoutItemState',
        'setPrimaryButtonState',
        'setSecondaryButtonState',
        'bindLayoutEventCallback',
        'bindValueChangeCallback',
        'lock',
        'unlock',
        'finish',
      ],
      event: [],
    },
  ],
  [
    /^CRM_(DETAIL_SEARCH|REQUISITE_AUTOCOMPLETE|BANK_DETAIL_AUTOCOMPLETE)$/,
    { command: ['crmShowFoundEntities', 'crmShowCreatedEntity'], event: ['onCrmEntityIsNeedToCreate'] },
  ],
  [/^USERFIELD_TYPE$/, { command: ['setValue', 'getValue'], event: [] }],
  [/^LANDING_BLOCK_\w+$/, { command: ['refreshBlock'], event: [] }],
  [/_ROBOT_SETTINGS$/, { command: ['setPropertyValue'], event: [] }],
]

/** The commands and events of a placement. Most placements have none of their own. */
export const interfaceOf = (placement: string): PlacementInterface =>
  interfaces.find(([pattern]) => pattern.test(placement))?.[1] ?? { command: [], event: [] }
