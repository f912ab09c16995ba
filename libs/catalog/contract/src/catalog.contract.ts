import {
  command,
  defineContract,
  event,
  Id,
  Money,
  pageOf,
  portOf,
  PreconditionFailed,
  query,
} from '@twofold/platform-contract'
import * as z from 'zod'
import { Category, CategoryNotFound } from './category.js'
import { ProductSearch } from './product-search.js'
import { NewProduct, Product, ProductChanges, ProductNotFound, SkuTaken } from './product.js'

const staff = { role: 'staff' }
const theProduct = { productId: Id }
const itsVersion = { version: z.int().positive() }

export const catalogContract = defineContract({
  domain: 'catalog',
  operations: {
    listProducts: query({
      summary: 'Search and browse products',
      access: 'anyone',
      input: ProductSearch,
      output: pageOf(Product),
    }),
    getProduct: query({
      summary: 'One product',
      access: 'anyone',
      together: true,
      input: z.object(theProduct),
      output: Product,
      failures: [ProductNotFound],
    }),
    findProducts: query({
      summary: 'Those of the named products that there are, in no order',
      access: 'internal',
      input: z.object({ productIds: z.array(Id).max(1_000) }),
      output: z.object({ items: z.array(Product) }),
    }),
    listCategories: query({
      summary: 'All categories',
      access: 'anyone',
      input: z.object({}),
      output: pageOf(Category),
    }),
    createProduct: command({
      summary: 'Add a product',
      access: staff,
      input: NewProduct,
      output: Product,
      failures: [CategoryNotFound, SkuTaken],
    }),
    updateProduct: command({
      summary: 'Change a product, if it is still at the version that was read',
      access: staff,
      input: z.object({ ...theProduct, ...itsVersion, changes: ProductChanges }),
      output: Product,
      failures: [ProductNotFound, CategoryNotFound, SkuTaken, PreconditionFailed],
    }),
    removeProduct: command({
      summary: 'Take a product out of the catalog',
      access: staff,
      input: z.object(theProduct),
      output: z.void(),
      failures: [ProductNotFound],
    }),
  },
  events: {
    productCreated: event({
      summary: 'A product was added to the catalog',
      aggregate: 'productId',
      payload: z.object({ ...theProduct, sku: z.string(), name: z.string(), price: Money }),
    }),
  },
})

/** Products, categories and prices. */
export abstract class Catalog extends portOf(catalogContract) {}
