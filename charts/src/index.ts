export { charts } from './charts.js'
export { afterAnnotation } from './helm/chart-files.js'
export { environments } from './environments/environments.js'
