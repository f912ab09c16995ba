// @ts-check
import sbom from 'rollup-plugin-sbom'

/**
 * Adds bom.json to a bundle (CycloneDX): the packages that are inside, their versions and licences. Who scans an image
 * cannot find them, since a bundle has no node_modules.
 *
 * @returns {import('rolldown').Plugin[]}
 */
export const billOfMaterials = () => [
  // A serial number is CycloneDX's option, and GitHub's attestation refuses a bill without one.
  sbom({ outDir: '.', outFilename: 'bom', generateSerial: true, includeWellKnown: false, autodetect: false }),
  {
    name: 'bill-of-materials-log',
    // It names the tools that it knows, and complains about Rollup, which is not in use here.
    onLog: (level, { plugin, message }) =>
      plugin !== 'rollup-plugin-sbom' || (level === 'warn' && !message.includes('auto-registration')),
  },
]
