export { admitContact } from './contact.ts'
export { endRestriction, restrictAccount } from './restrictions.ts'
