import { Module } from '@nestjs/common'
import { CategoriesController } from './categories.controller.js'
import { ProductsController } from './products.controller.js'

/** The catalog's public door. */
@Module({ controllers: [ProductsController, CategoriesController] })
export class CatalogHttpModule {}
