/** A line that a boundary refuses where it stands, and one that it lets pass: without the second, a rule may just refuse all. */
export interface Fixture {
  title: string
  rule: string
  file: string
  refused: string
  /** A part of the message that must be given. */
  says: string
  permitted: { file?: string; code?: string }
}
