export function supports(engines: string, version: string): boolean
