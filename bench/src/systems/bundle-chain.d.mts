/** The chain of bench/chain as one file, as the shop's apps are. */
export function bundleChain(repository: string, file: string): Promise<void>
