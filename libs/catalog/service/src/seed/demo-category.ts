export interface DemoThing {
  readonly name: string
  /** In cents, of the variant whose factor is 1. */
  readonly price: number
  readonly variants: readonly { readonly label: string; readonly factor: number }[]
  /** Whole sentences that hold for every variant: one that says what it is, then others that may be left out. */
  readonly features: readonly string[]
}

export interface DemoCategory {
  readonly slug: string
  readonly name: string
  readonly makers: readonly string[]
  readonly things: readonly DemoThing[]
}

export function category(name: string, makers: string, things: readonly DemoThing[]): DemoCategory {
  const slug = name.toLowerCase().replaceAll('&', 'and').replaceAll(' ', '-')
  return { slug, name, makers: makers.split(', '), things }
}

/** The template that follows has one feature a line, which keeps two hundred things short enough to read through. */
export function thing(name: string, price: number, variants: Readonly<Record<string, number>>) {
  return ([text]: TemplateStringsArray): DemoThing => ({
    name,
    price,
    variants: Object.entries(variants).map(([label, factor]) => ({ label, factor })),
    features: text.split('\n').flatMap((line) => line.trim() || []),
  })
}
