import type { RowsFrom } from '../../../engine/entity-rows.ts'
import { idField, type Entity } from '../../../engine/entity.ts'

/** A field of the responsible user. Invoices show it but do not store it. */
const ofResponsible = { type: 'string', isReadOnly: true, isPlaceholder: true } as const

/** An invoice of the old kind. */
export const invoiceEntity = {
  name: 'invoice',
  fields: [
    idField,
    { name: 'accountNumber', upper: 'ACCOUNT_NUMBER', type: 'string', isRequired: true },
    { name: 'comments', upper: 'COMMENTS', type: 'text' },
    { name: 'createdBy', upper: 'CREATED_BY', type: 'user', isReadOnly: true },
    { name: 'currency', upper: 'CURRENCY', type: 'crm_currency', isReadOnly: true },
    { name: 'dateBill', upper: 'DATE_BILL', type: 'date' },
    { name: 'dateInsert', upper: 'DATE_INSERT', type: 'datetime' },
    { name: 'dateMarked', upper: 'DATE_MARKED', type: 'datetime' },
    { name: 'datePayBefore', upper: 'DATE_PAY_BEFORE', type: 'date' },
    { name: 'datePayed', upper: 'DATE_PAYED', type: 'datetime', isReadOnly: true },
    { name: 'dateStatus', upper: 'DATE_STATUS', type: 'datetime', isReadOnly: true },
    { name: 'dateUpdate', upper: 'DATE_UPDATE', type: 'datetime', isReadOnly: true },
    { name: 'empPayedId', upper: 'EMP_PAYED_ID', type: 'user', isReadOnly: true },
    { name: 'empStatusId', upper: 'EMP_STATUS_ID', type: 'user', isReadOnly: true },
    { name: 'lid', upper: 'LID', type: 'string', isReadOnly: true },
    { name: 'isRecurring', upper: 'IS_RECURRING', type: 'char' },
    { name: 'xmlId', upper: 'XML_ID', type: 'string' },
    { name: 'orderTopic', upper: 'ORDER_TOPIC', type: 'string', isRequired: true },
    { name: 'paySystemId', upper: 'PAY_SYSTEM_ID', type: 'integer', isRequired: true },
    { name: 'payVoucherDate', upper: 'PAY_VOUCHER_DATE', type: 'date' },
    { name: 'payVoucherNum', upper: 'PAY_VOUCHER_NUM', type: 'string' },
    { name: 'payed', upper: 'PAYED', type: 'char', isReadOnly: true },
    { name: 'personTypeId', upper: 'PERSON_TYPE_ID', type: 'integer', isRequired: true },
    { name: 'price', upper: 'PRICE', type: 'double', isReadOnly: true },
    { name: 'reasonMarked', upper: 'REASON_MARKED', type: 'string' },
    { name: 'responsibleId', upper: 'RESPONSIBLE_ID', type: 'user' },
    { name: 'responsibleEmail', upper: 'RESPONSIBLE_EMAIL', ...ofResponsible },
    { name: 'responsibleLastName', upper: 'RESPONSIBLE_LAST_NAME', ...ofResponsible },
    { name: 'responsibleLogin', upper: 'RESPONSIBLE_LOGIN', ...ofResponsible },
    { name: 'responsibleName', upper: 'RESPONSIBLE_NAME', ...ofResponsible },
    { name: 'responsiblePersonalPhoto', upper: 'RESPONSIBLE_PERSONAL_PHOTO', ...ofResponsible },
    { name: 'responsibleSecondName', upper: 'RESPONSIBLE_SECOND_NAME', ...ofResponsible },
    { name: 'responsibleWorkPosition', upper: 'RESPONSIBLE_WORK_POSITION', ...ofResponsible },
    { name: 'statusId', upper: 'STATUS_ID', type: 'crm_status', statusType: 'INVOICE_STATUS' },
    { name: 'taxValue', upper: 'TAX_VALUE', type: 'double', isReadOnly: true },
    { name: 'ufCompanyId', upper: 'UF_COMPANY_ID', type: 'integer' },
    { name: 'ufContactId', upper: 'UF_CONTACT_ID', type: 'integer' },
    { name: 'ufMycompanyId', upper: 'UF_MYCOMPANY_ID', type: 'integer' },
    { name: 'ufDealId', upper: 'UF_DEAL_ID', type: 'integer' },
    { name: 'ufQuoteId', upper: 'UF_QUOTE_ID', type: 'integer' },
    { name: 'userDescription', upper: 'USER_DESCRIPTION', type: 'string' },
    { name: 'prLocation', upper: 'PR_LOCATION', type: 'integer' },
    { name: 'properties', type: 'json' },
  ],
} as const satisfies Entity

/** One line of an old invoice. */
export const invoiceRowEntity = {
  name: 'invoiceRow',
  fields: [
    idField,
    { name: 'invoiceId', type: 'integer' },
    { name: 'price', upper: 'PRICE', type: 'double' },
    { name: 'discountPrice', upper: 'DISCOUNT_PRICE', type: 'double' },
    { name: 'productId', upper: 'PRODUCT_ID', type: 'integer' },
    { name: 'productName', upper: 'PRODUCT_NAME', type: 'string' },
    { name: 'vatRate', upper: 'VAT_RATE', type: 'double' },
    { name: 'vatIncluded', upper: 'VAT_INCLUDED', type: 'char' },
    { name: 'measureCode', upper: 'MEASURE_CODE', type: 'integer' },
    { name: 'measureName', upper: 'MEASURE_NAME', type: 'string' },
    { name: 'quantity', upper: 'QUANTITY', type: 'double' },
    { name: 'catalogXmlId', upper: 'CATALOG_XML_ID', type: 'string', isReadOnly: true },
    { name: 'productXmlId', upper: 'PRODUCT_XML_ID', type: 'string', isReadOnly: true },
  ],
} as const satisfies Entity

/** A template with the schedule by which invoices are made from it. */
export const invoiceRecurringEntity = {
  name: 'invoiceRecurring',
  fields: [
    idField,
    { name: 'invoiceId', upper: 'INVOICE_ID', type: 'integer', isRequired: true, isImmutable: true },
    { name: 'active', upper: 'ACTIVE', type: 'char' },
    { name: 'nextExecution', upper: 'NEXT_EXECUTION', type: 'date', isReadOnly: true },
    { name: 'lastExecution', upper: 'LAST_EXECUTION', type: 'date', isReadOnly: true },
    { name: 'counterRepeat', upper: 'COUNTER_REPEAT', type: 'integer', isReadOnly: true },
    { name: 'startDate', upper: 'START_DATE', type: 'date' },
    { name: 'sendBill', upper: 'SEND_BILL', type: 'char' },
    { name: 'emailId', upper: 'EMAIL_ID', type: 'integer' },
    // The limit: `N` none, `T` by number, `D` by date. It is not a flag.
    { name: 'isLimit', upper: 'IS_LIMIT', type: 'string' },
    { name: 'limitRepeat', upper: 'LIMIT_REPEAT', type: 'integer' },
    { name: 'limitDate', upper: 'LIMIT_DATE', type: 'date' },
    { name: 'params', upper: 'PARAMS', type: 'json' },
  ],
} as const satisfies Entity

declare module '../../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<
    readonly [typeof invoiceEntity, typeof invoiceRowEntity, typeof invoiceRecurringEntity]
  > {}
}
