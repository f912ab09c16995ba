import type { DemoCategory } from './demo-category.js'
import { clothingAndTravel } from './vocabulary/clothing-and-travel.js'
import { electronics } from './vocabulary/electronics.js'
import { gardenAndFamily } from './vocabulary/garden-and-family.js'
import { kitchenAndHome } from './vocabulary/kitchen-and-home.js'
import { outdoorsAndSport } from './vocabulary/outdoors-and-sport.js'

export type { DemoCategory } from './demo-category.js'

export const demoCategories: readonly DemoCategory[] = [
  ...kitchenAndHome,
  ...electronics,
  ...outdoorsAndSport,
  ...clothingAndTravel,
  ...gardenAndFamily,
]
