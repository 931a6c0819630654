export {
  type AuditEvent,
  clearOldOrigins,
  countAudit,
  eraseFromAudit,
  recordAudit,
} from './record.ts'
export { writeSums } from './sums.ts'
