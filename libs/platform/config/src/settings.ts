import type * as z from 'zod'

/** A group of environment variables, as a class: its schema, and an instance with the parsed values. */
export interface SettingsClass<Values extends object = object> {
  readonly shape: z.ZodRawShape
  new (values: never): Values
}

/**
 * Declares the environment variables that a part of the system reads. The class is a Nest token: inject it.
 *
 * @example class HttpSettings extends settings({ HTTP_PORT: z.coerce.number().default(3000) }) {}
 */
export function settings<Shape extends z.ZodRawShape>(shape: Shape): SettingsClass<z.output<z.ZodObject<Shape>>> {
  class Settings {
    static readonly shape = shape
    constructor(values: object) {
      Object.assign(this, values)
    }
  }
  return Settings as unknown as SettingsClass<z.output<z.ZodObject<Shape>>>
}
