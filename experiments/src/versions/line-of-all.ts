import type { Edit } from '../workspace-copy/workspace-copy.js'

/** A line that every app has in it: changed, it makes another version of each. */
export const lineOfAll: Edit = {
  file: 'libs/platform/app/src/serve.ts',
  find: "logger.info('stopped')",
  replace: "logger.info('has stopped')",
}
