export { Account, AccountChanges, AccountNotFound, Email, EmailTaken, Registration, Role } from './account.js'
export { Accounts, accountsContract } from './accounts.contract.js'
export {
  Credentials,
  InvalidCredentials,
  InvalidRefreshToken,
  RefreshRequest,
  Session,
  TooManyAttempts,
} from './session.js'
