/** Which versions of which apps answered, by the header `x-served-by: gateway@1.4.0, orders@1.4.1`. */
export class Versions {
  private readonly headers = new Map<string, number>()

  count(header: string | string[] | undefined): void {
    if (typeof header !== 'string') return
    this.headers.set(header, (this.headers.get(header) ?? 0) + 1)
  }

  /** Answers by app and version. */
  get counts(): Record<string, Record<string, number>> {
    const counts: Record<string, Record<string, number>> = {}
    for (const [header, answers] of this.headers)
      for (const served of header.split(', ')) {
        const [app = '', version = ''] = served.split('@')
        const versions = (counts[app] ??= {})
        versions[version] = (versions[version] ?? 0) + answers
      }
    return counts
  }
}
