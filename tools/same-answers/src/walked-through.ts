import { normalised } from './normalised.js'
import { type Recorded, Recording } from './recording.js'
import { walkThrough } from './walk.js'

/** Walks through a shop with freshly prepared databases; what it answered, in a form that can be compared. */
export async function walkedThrough(baseUrl: string): Promise<Recorded[]> {
  const recording = new Recording(baseUrl)
  await walkThrough(recording)
  return normalised(recording.answers)
}
