/** Whether a Node.js version satisfies `engines.node`, as far as `^a.b`, `>=a.b` and `||` go. */
export function supports(engines, version) {
  const [major, minor] = version.split('.').map(Number)
  return engines.split('||').some((range) => {
    const [, operator, wantedMajor, wantedMinor] = /(\^|>=)(\d+)\.(\d+)/.exec(range).map((part) => Number(part) || part)
    if (major === wantedMajor) return minor >= Number(wantedMinor)
    return operator === '>=' && major > wantedMajor
  })
}
