// @ts-check
import { domains } from './workspace.mjs'

/** @typedef {{ selector: string, message: string }} Construct */

// Where there is no domain, no word is one.
const names = domains.join('|') || '$^'

/** What a kind of file may be refused to write, and why. Which kind goes without which is said in kinds.mjs. */
export const constructs = {
  exportAll: {
    selector: 'ExportAllDeclaration',
    message: 'Public names are listed one by one.',
  },
  lateImport: {
    selector: 'ImportExpression',
    message: 'Imports stand at the top of the file, where the boundaries see them.',
  },
  decision: {
    selector:
      ':matches(IfStatement, SwitchStatement, ConditionalExpression, LogicalExpression, ForStatement, ForInStatement, ForOfStatement, WhileStatement, DoWhileStatement)',
    message: 'An app composes and never decides: whatever has a choice belongs in a lib.',
  },
  class: {
    selector: ':matches(ClassDeclaration, ClassExpression)',
    message: 'An app composes what libs declare: a class of its own would be a room without a door.',
  },
  secondFile: {
    selector: 'Program',
    message: 'An app is its main.ts: whatever needs another file belongs in a lib.',
  },
  businessName: {
    selector: `:matches(Identifier[name=/^(${names})$/i], Literal[value=/\\b(${names})\\b/i], TemplateElement[value.raw=/\\b(${names})\\b/i])`,
    message: 'The platform names no domain: it would have to change with the business.',
  },
}
