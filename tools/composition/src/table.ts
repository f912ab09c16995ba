/** What an app's package.json says of it. */
export interface App {
  name: string
  dependencies: string[]
}

type Place = '**local**' | 'remote' | ''

/** Who runs together, as a Markdown table: a row for each app, those with most at home first; a column for each domain. */
export function compositionTable(apps: App[]): string {
  const domains = domainsOf(apps)
  const rows = apps
    .map((app) => ({ app, places: domains.map((domain) => placeOf(domain, app)) }))
    .toSorted((a, b) => rank(a.places) - rank(b.places) || a.app.name.localeCompare(b.app.name))
    .map(({ app, places }) => [app.name, ...places, doorsOf(app)])
  const header = ['app', ...domains, 'doors']
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const domainsOf = (apps: App[]): string[] => {
  const names = apps.flatMap(({ dependencies }) => dependencies.map((it) => /^@twofold\/(.+)-service$/.exec(it)?.[1]))
  return [...new Set(names.filter((name) => name !== undefined))].toSorted()
}

function placeOf(domain: string, { dependencies }: App): Place {
  if (dependencies.includes(`@twofold/${domain}-service`)) return '**local**'
  return dependencies.includes(`@twofold/${domain}-contract`) ? 'remote' : ''
}

const doorsOf = ({ dependencies }: App): string => (dependencies.includes('@twofold/platform-http') ? 'HTTP' : 'NATS')

/** The monolith, then what is remote altogether (the gateway), then the services. */
const rank = (places: Place[]): number => {
  if (places.every((place) => place === '**local**')) return 0
  return places.includes('**local**') ? 2 : 1
}
