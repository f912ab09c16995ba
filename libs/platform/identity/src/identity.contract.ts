import { defineContract, portOf, query } from '@twofold/platform-contract'
import * as z from 'zod'

/** A JSON Web Key Set with public keys only (RFC 7517). */
export const VerificationKeys = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string(), alg: z.string() })),
})

export const identityContract = defineContract({
  domain: 'identity',
  operations: {
    getVerificationKeys: query({
      summary: 'The public keys that verify access tokens',
      access: 'internal',
      input: z.object({}),
      output: VerificationKeys,
    }),
  },
})

/** Whoever issues the access tokens. Each process asks it for the public keys and then verifies by itself. */
export abstract class Identity extends portOf(identityContract) {}
