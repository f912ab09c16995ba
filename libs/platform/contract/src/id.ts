import { v7 } from 'uuid'
import * as z from 'zod'

/** A UUID; those that we make are version 7, so that they sort by time of making. */
export const Id = z.uuid().toLowerCase().meta({ id: 'Id', examples: ['01920000-0000-7000-8000-000000000001'] })

export const newId = (): string => v7()
