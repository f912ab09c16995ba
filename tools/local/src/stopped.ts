/** The reason of an abort by Ctrl-C: no failure. */
export class Stopped extends Error {
  override name = 'Stopped'
}
