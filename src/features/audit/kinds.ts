/** Every kind of entry in the audit log, in the order of the client's filter. The client has a text for each. */
export const AUDIT_KINDS = [
  'sign_in.succeeded',
  'sign_in.failed',
  // The password was right, and a code of the second factor is still needed.
  'sign_in.code_asked',
  'sign_in.locked',
  'session.ended',
  'session.token_reused',
  'factor.changed',
  'api_key.made',
  'api_key.removed',
  'account.registered',
  'account.email_verified',
  'account.email_change_asked',
  'account.email_changed',
  'account.username_changed',
  'account.password_changed',
  'account.password_reset_asked',
  'account.password_reset',
  'account.export_asked',
  'account.deletion_asked',
  'account.deletion_cancelled',
  'account.erased',
  'account.role_changed',
  'account.suspended',
  'account.restored',
  'invitation.made',
  'invitation.removed',
] as const

export type AuditKind = (typeof AUDIT_KINDS)[number]
