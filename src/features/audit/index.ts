export { AUDIT_KINDS, type AuditEvent, clearOldOrigins, eraseFromAudit, recordAudit } from './record.ts'
