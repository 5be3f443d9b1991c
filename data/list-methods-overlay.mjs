// Corrections to what `generate-list-methods.mjs` reads out of the documentation's records, each with its reason.

const alongID = { paging: 'keyset', cursorIdKey: 'ID' }
const alongId = { paging: 'keyset', cursorIdKey: 'id' }
const start = { paging: 'start' }
const none = { paging: 'none' }

/** Replies that the records call lists, and that hold one thing or a dictionary. */
export const notLists = /(?:fields|counters\.get|getanswervoted|getlanguages|userfield\.get)$/

export const corrections = {
  // Rows name it `id`; `order` and `filter` know `ID` alone.
  'tasks.task.list': alongID,
  'tasks.api.scrum.epic.list': alongID,
  'tasks.api.scrum.sprint.list': alongID,
  'socialnetwork.api.workgroup.list': alongID,
  'crm.deal.recurring.list': alongID,
  // The page leaves `order` out, or calls the filter a text; both work as in the sister methods.
  'crm.lead.list': alongID,
  'user.get': alongID,
  'lists.element.get': alongID,
  // The page leaves the paging out; the methods are controllers like their neighbours.
  'sale.payment.list': alongId,
  'sale.propertygroup.list': alongId,
  'sale.propertyvariant.list': alongId,
  // Ids are texts.
  'bizproc.workflow.instances': start,
  // The table of calls is ordered by time; its ids are not dense, and a filter by them is not promised.
  'voximplant.statistic.get': start,
  // They give everything at once, whatever else their parameters are.
  'crm.company.userfield.list': none,
  'crm.contact.userfield.list': none,
  'crm.deal.userfield.list': none,
  'crm.lead.userfield.list': none,
  'crm.quote.userfield.list': none,
  'crm.requisite.userfield.list': none,
  'user.userfield.list': none,
  'crm.status.list': none,
  'crm.vat.list': none,
  'lists.section.get': none,
  'task.item.userfield.getlist': none,
  // By a page number inside a positional argument.
  'task.elapseditem.getlist': { paging: 'other', pageSize: 50 },
  // Queues: asking for what lies beyond an offset confirms what lies before it.
  'im.v2.event.get': { paging: 'other', pageSize: 100 },
  'imbot.v2.event.get': { paging: 'other', pageSize: 100 },
}

/** Methods whose records do not call their replies lists, and that give rows at once all the same. */
export const alsoAtOnce =
  /^(?:imbot\.bot\.list|imbot\.v2\.bot\.get|catalog\.enum\.getroundtypes|rpa\.item\.gettasks|timeman\.timecontrol\.reports\.settings\.get|vote\.attachedvote\.getmany)$/

/** Lists of the result that hold the rows; the records do not say, or name the list of their authors. */
export const containers = {
  'im.dialog.messages.get': 'messages',
  'im.dialog.messages.search': 'messages',
  'im.notify.get': 'notifications',
  'log.blogcomment.user.get': 'comments',
}

/**
 * Methods that are read alike by their names, in lower case; those of a family that are not are named one by one, and so is every other
 * method. No documented method that is no list may be of a family: a list in its reply would pass for all there is.
 */
export const families = [
  // The lists of shop and catalogue are controllers with pages, but for the shop's settings.
  { ...alongId, like: /^(?:catalog|sale)\.(?!cashbox|delivery|paysystem).*\.list$/ },
  { ...none, like: /^sale\.(?:cashbox|delivery|paysystem)\.(?!settings)/ },
  // Dictionaries.
  { ...none, like: /^crm\.(?:enum|status\.entity)\.(?!fields)/ },
  { ...none, like: /^(?:crm\..*|user)\.userfield\.list$/ },
  // Settings of a form, and the rows of one document.
  { ...none, like: /^crm\..*\.(?:configuration|items|productrows)\.get$/ },
  { ...none, like: /^booking\.v1\..*\.list$/ },
  { ...none, like: /^telephony\./ },
  // What belongs to one item.
  { ...none, like: /^crm\.item\.(?:delivery|payment).*\.list$/ },
  // Controllers that page by rows to begin with, alike within their module.
  { ...start, like: /^rpa\..*\.list/ },
  { ...start, like: /^(?:crm\.)?documentgenerator\.(?!document|region).*\.list$/ },
  { paging: 'page', like: /^biconnector\..*\.list$/ },
  { paging: 'offset', offset: 'OFFSET', pageSize: 10, like: /^im\.search\..*\.list$/ },
  { paging: 'offset', offset: 'offset', pageSize: 100, like: /^humanresources\.hcmlink\..*\.list$/ },
  { paging: 'offset', offset: 'offset', inside: 'params', pageSize: 50, like: /^landing\..*\.getlist$/ },
]
