/** The kinds of audit entries, in the order of the filter. */
export const AUDIT_KINDS = [
  'sign_in.succeeded',
  'sign_in.failed',
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

/** False for a kind that a newer server has added. */
export function isKnownKind(kind: string): kind is AuditKind {
  return (AUDIT_KINDS as readonly string[]).includes(kind)
}

/** The catalogue key of a kind, without its dot, which separates levels in the catalogues. */
export function keyOfKind(kind: AuditKind) {
  return kind.replace('.', '_') as KindKey<AuditKind>
}

type KindKey<K extends string> = K extends `${infer A}.${infer B}` ? `${A}_${B}` : K
