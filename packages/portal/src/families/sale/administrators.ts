/** The methods for administrators. A manager of the shop may read baskets, and whoever sees the catalogue the origins of orders. */
export const saleAdministrators: readonly string[] = [
  'sale.*',
  '!sale.basketitem.get*',
  '!sale.basketitem.list',
  '!sale.basketproperties.get*',
  '!sale.basketproperties.list',
  '!sale.tradeBinding.*',
  '!sale.tradePlatform.*',
]
