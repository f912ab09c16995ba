// @ts-check
export { gzipAsset } from './gzip-asset.mjs'
export { inputOptions } from './input-options.mjs'
