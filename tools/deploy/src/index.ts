export { Cluster, reasonOf, statusOf } from './cluster/cluster.js'
export { type DeployReport, deployReport } from './deploy-report.js'
export { Helm } from './helm/helm.js'
