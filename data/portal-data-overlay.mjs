// Corrections to the documented facts that `generate-portal-data.mjs` reads: what stands here wins, because it was
// checked against more sources than the documentation's field tables.

/** Letters of the table's fourth column. Q quote, I smart invoice, S smart process of the portal's own. */
export const crmEntities = {
  L: { name: 'lead', classic: 'crm.lead', item: 'crm.item:lead' },
  D: { name: 'deal', classic: 'crm.deal', item: 'crm.item:deal' },
  C: { name: 'contact', classic: 'crm.contact', item: 'crm.item:contact' },
  O: { name: 'company', classic: 'crm.company', item: 'crm.item:company' },
  Q: { name: 'quote', classic: 'crm.quote', item: 'crm.item:quote' },
  I: { name: 'smartInvoice', classic: undefined, item: 'crm.item:invoice' },
  S: { name: 'smartProcess', classic: undefined, item: 'crm.item:spa' },
}

/** Short type names of the table. */
export const types = {
  i: 'integer',
  s: 'string',
  t: 'text',
  d: 'double',
  D: 'date',
  DT: 'datetime',
  b: 'char',
  u: 'user',
  st: 'crm_status',
  cur: 'crm_currency',
  cat: 'crm_category',
  lead: 'crm_lead',
  deal: 'crm_deal',
  con: 'crm_contact',
  com: 'crm_company',
  quo: 'crm_quote',
  ent: 'crm_entity',
  loc: 'location',
  file: 'file',
  fm: 'crm_multifield',
  json: 'json',
}

/**
 * Fields of `crm.item.*`: camelCase name, classic name (`-` none; `=` the same in upper case; `A:X,B:Y` by entity),
 * type (`[]` multiple, `!` read-only, `~` kept nowhere), entities. The documentation's lists lack the classic names, and have types that
 * the replies contradict.
 */
export const itemFields = `
id ID i! LDCOQIS
title = s LDOQIS
name = s LC
lastName = s LC
secondName = s LC
honorific = st LC
companyTitle = s L
xmlId - s IS
createdTime DATE_CREATE DT! LDCOQIS
updatedTime DATE_MODIFY DT! LDCOQIS
createdBy CREATED_BY_ID u! LDCOQIS
updatedBy MODIFY_BY_ID u! LDCOQIS
assignedById = u LDCOQIS
opened = b LDCOQIS
webformId - i LDCOQIS
lastActivityBy = u! LDCOQIS
lastActivityTime = DT! LDCOQIS
observers - u[] LDCOIS
categoryId D:CATEGORY_ID cat DCOIS
stageId L:STATUS_ID,D:STAGE_ID,Q:STATUS_ID st LDQIS
previousStageId - st! IS
stageSemanticId L:STATUS_SEMANTIC_ID,D:STAGE_SEMANTIC_ID s! LD
statusDescription = t L
movedBy L:MOVED_BY_ID,D:MOVED_BY_ID u! LDIS
movedTime L:MOVED_TIME,D:MOVED_TIME DT! LDIS
opportunity = d LDQIS
isManualOpportunity L:IS_MANUAL_OPPORTUNITY,D:IS_MANUAL_OPPORTUNITY b LDQIS
taxValue = d DQIS
currencyId = cur LDOQIS
companyId = com LDCQIS
contactId = con LDQIS
contactIds L:CONTACT_IDS,D:CONTACT_IDS,Q:CONTACT_IDS con[] LDOQIS
contacts - json[]~ LDQIS
companyIds = com[] C
mycompanyId = com QIS
leadId = lead! DCOQ
dealId = deal Q
quoteId = quo! D
typeId D:TYPE_ID,C:TYPE_ID,O:COMPANY_TYPE st DCO
sourceId = st LDCIS
sourceDescription = t LDCIS
comments = t LDCOQI
begindate = D DQIS
closedate = D DQIS
dateClosed = DT! L
closed = b DQ
isNew = b! D
isRecurring = b D
isRepeatedApproach = b D
isReturnCustomer = b LD
probability = i D
additionalInfo = s D
eventDate - DT D
eventId - st D
eventDescription - t D
orderStage - s D
locationId = loc DQI
originatorId = s LDCO
originId = s LDCO
originVersion = s CO
post = s LC
birthdate = D LC
photo = file C
export = b C
logo = file O
industry = st O
employees = st O
revenue = d O
bankingDetails = s O
addressLegal = t O
isMyCompany = b O
hasPhone = b! LCO
hasEmail = b! LCO
hasImol = b! LCO
fm - fm[] LCO
quoteNumber = s Q
accountNumber - s I
content = t Q
contentType - i Q
terms = t Q
termsType - i Q
commentsType - i Q
actualDate = D Q
personTypeId = i Q
storageTypeId - i Q
storageElementIds - i[] Q
clientTitle = s Q
clientAddr = s Q
clientContact = s Q
clientEmail = s Q
clientPhone = s Q
clientTpId = s Q
clientTpaId = s Q
searchContent - t LDCOQ
utmSource = s LDCOQIS
utmMedium = s LDCOQIS
utmCampaign = s LDCOQIS
utmContent = s LDCOQIS
utmTerm = s LDCOQIS
parentId128 PARENT_ID_128 ent LDCOQI
`

/** Fields that `crm.item.*` shows and keeps nothing in: the flat copies of `fm`, and fields switched off for good. */
export const placeholders = new Set([
  'phone',
  'phoneWork',
  'phoneMobile',
  'phoneMailing',
  'email',
  'emailWork',
  'emailHome',
  'emailMailing',
  'skype',
  'icq',
  'imol',
  'dateCreateShort',
  'dateModifyShort',
  'shortName',
  'address',
  'login',
  'productId',
  'isConvert',
  'begindateShort',
  'closedateShort',
  'eventDateShort',
  'isWork',
  'isWon',
  'isLose',
  'receivedAmount',
  'lostAmount',
  'hasProducts',
])

/**
 * Classic fields that are no columns: multifields live in `fm`, and the custom fields and the smart process of the
 * portal that the documentation was written on belong to nobody else.
 */
export const leftOut = /^(?:PHONE|EMAIL|WEB|IM|LINK|UF_.*|PARENT_ID_156)$/

/** Classic fields that are shown and keep nothing. */
export const classicPlaceholders = new Set(['LAST_COMMUNICATION_TIME'])

/** Links that lists of links have replaced, by entity. The documentation's lists of fields leave the flag out. */
export const deprecated = {
  lead: 'contactId',
  deal: 'contactId',
  contact: 'companyId',
  quote: 'contactId',
  smartInvoice: 'contactId',
  smartProcess: 'contactId',
}

/** Dictionaries of fields of types that have no classic methods. */
export const statusTypes = { sourceId: 'SOURCE' }

/** Settings of fields of types that have no classic methods. */
export const settings = {
  companyId: { parentEntityTypeId: 4 },
  mycompanyId: { isMyCompany: true, parentEntityTypeId: 4, isEmbeddedEditorEnabled: true },
}

/** Classic names that mean something else than their camelCase twin. */
export const leftOutOf = { company: new Set(['CONTACT_ID']) }
