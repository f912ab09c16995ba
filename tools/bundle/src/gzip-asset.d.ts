declare module '*?gzip' {
  /** The file's bytes, gzipped, in base64. */
  const asset: string
  export default asset
}
