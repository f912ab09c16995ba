declare module '*?gzip' {
  /** The bytes of the file before the question mark, gzipped, in base64. */
  const asset: string
  export default asset
}
