export { type AuditEvent, clearOldOrigins, eraseFromAudit, recordAudit } from './record.ts'
