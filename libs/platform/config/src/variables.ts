import * as z from 'zod'

/** Kinds of environment variable, which are all strings. */
export const port = () => z.coerce.number().int().min(0).max(65_535)
export const count = () => z.coerce.number().int().positive()
export const milliseconds = () => z.coerce.number().int().positive()
/** 0 switches off what waits so long, or comes so often. */
export const millisecondsOrOff = () => z.coerce.number().int().nonnegative()
export const flag = () => z.stringbool()
export const urlOf = (...schemes: string[]) =>
  z.url({
    protocol: new RegExp(`^(${schemes.join('|')})$`),
    error: `must be a URL that starts with ${schemes.join(':// or ')}://`,
  })
