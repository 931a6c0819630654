export {
  AUDIT_KINDS,
  type AuditEvent,
  clearOldOrigins,
  countAudit,
  eraseFromAudit,
  recordAudit,
} from './record.ts'
