import { untilAnswered } from '@twofold/platform-lifecycle'

/** Waits until there is an answer from where the database is to be, a refusal included, and no longer than 10 s. */
export const untilDatabaseAnswers = (url: string): Promise<void> => untilAnswered(url, 5_432)
