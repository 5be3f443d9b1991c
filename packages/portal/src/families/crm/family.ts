import { cardConfigurationEntity, layoutBlocksEntity, timelinePinEntity } from './entities/cards.ts'
import { invoiceEntity, invoiceRowEntity, invoiceRecurringEntity } from './entities/invoice.ts'
import { crmEntities, crmTypeEntity } from './entities/item-types.ts'
import { crmLinkSortEntity, stageHistoryEntity } from './entities/links.ts'
import { productRowEntity, productEntity, statusEntity, categoryEntity, currencyEntity } from './entities/parts.ts'
import { itemMethods } from './items/item-methods.ts'
import { importMethods } from './items/import-methods.ts'
import { typeMethods } from './items/type-methods.ts'
import { productRowMethods } from './product-rows/product-row-methods.ts'
import { oldPipelineMethods, pipelineMethods } from './pipelines/pipeline-methods.ts'
import { classicMethods } from './classic/classic-methods.ts'
import { classicProductRows } from './classic/classic-product-rows.ts'
import { linkMethods } from './classic/link-methods.ts'
import { dealRecurringMethods } from './classic/deal-recurring.ts'
import { duplicateMethods } from './classic/duplicate-methods.ts'
import { dictionaryMethods } from './dictionaries/dictionary-methods.ts'
import { currencyMethods } from './dictionaries/currency-methods.ts'
import { descriptionMethods } from './dictionaries/description-methods.ts'
import { enumMethods } from './dictionaries/enum-methods.ts'
import { todoMethods } from './activity/todo-methods.ts'
import { cardConfigurationMethods } from './cards/configuration-methods.ts'
import { layoutBlockMethods } from './cards/layout-methods.ts'
import { pinMethods } from './cards/pin-methods.ts'
import { catalogMethods } from './catalogue/catalog-methods.ts'
import { sectionMethods } from './catalogue/section-methods.ts'
import { productMethods } from './catalogue/product-methods.ts'
import { propertyMethods } from './catalogue/property-methods.ts'
import { invoiceMethods } from './invoice/invoice-methods.ts'
import { recurringMethods } from './invoice/recurring-methods.ts'
import { statusMethods } from './invoice/status-methods.ts'
import { payerMethods } from './invoice/payer-methods.ts'
import { crmUserFieldMethods } from './user-fields.ts'
import { activityDeclared } from './activity/declared.ts'
import { automationDeclared } from './automation/declared.ts'
import { classicDeclared } from './classic/declared.ts'
import { dictionariesDeclared } from './dictionaries/declared.ts'
import { documentgeneratorDeclared } from './documentgenerator/declared.ts'
import { paymentDeclared } from './payment/declared.ts'
import { requisiteDeclared } from './requisite/declared.ts'
import { timelineDeclared } from './timeline/declared.ts'
import { crmEvents } from './events.ts'
import { bindingMethods } from './cards/bindings.ts'
import { activityMethods } from './activity/activity-get.ts'
import { crmAdministrators } from './administrators.ts'
import { crmFresh } from './fresh.ts'
import { defineFamily } from '../define-family.ts'

/** The CRM: items and their pipelines, and everything that belongs to them. */
export const crm = defineFamily({
  name: 'crm',
  scopes: { v2: 'crm' },
  entities: [
    ...crmEntities,
    cardConfigurationEntity,
    layoutBlocksEntity,
    timelinePinEntity,
    invoiceEntity,
    invoiceRowEntity,
    invoiceRecurringEntity,
    crmTypeEntity,
    crmLinkSortEntity,
    stageHistoryEntity,
    productRowEntity,
    productEntity,
    statusEntity,
    categoryEntity,
    currencyEntity,
  ],
  events: crmEvents,
  errors: {
    missing: '',
    notFound: { code: '', description: 'Not found' },
    denied: { code: '', description: 'Access denied.' },
  },
  rights: { administrators: crmAdministrators },
  v2: [
    activityMethods,
    bindingMethods,
    itemMethods,
    importMethods,
    typeMethods,
    productRowMethods,
    oldPipelineMethods,
    pipelineMethods,
    classicMethods,
    classicProductRows,
    linkMethods,
    dealRecurringMethods,
    duplicateMethods,
    dictionaryMethods,
    currencyMethods,
    descriptionMethods,
    enumMethods,
    todoMethods,
    cardConfigurationMethods,
    layoutBlockMethods,
    pinMethods,
    catalogMethods,
    sectionMethods,
    productMethods,
    propertyMethods,
    invoiceMethods,
    recurringMethods,
    statusMethods,
    payerMethods,
    crmUserFieldMethods,
  ],
  declared: [
    activityDeclared,
    automationDeclared,
    classicDeclared,
    dictionariesDeclared,
    documentgeneratorDeclared,
    paymentDeclared,
    requisiteDeclared,
    timelineDeclared,
  ],
  fresh: crmFresh,
})
