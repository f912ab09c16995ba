import type { Role } from '@twofold/accounts-contract'

/** Whom the demonstration has: for local runs, with passwords that everybody knows. */
export const demoAccounts: { id: string; email: string; name: string; password: string; roles: Role[] }[] = [
  {
    id: '019b76da-a800-7000-8001-000000000001',
    email: 'customer@twofold.example',
    name: 'Carla Customer',
    password: 'customer-password',
    roles: ['customer'],
  },
  {
    id: '019b76da-a800-7000-8001-000000000002',
    email: 'staff@twofold.example',
    name: 'Stefan Staff',
    password: 'staff-password',
    roles: ['staff'],
  },
]
