import { AUDIT_KINDS, type AuditKind } from '../../../../src/features/audit/kinds.ts'

export { AUDIT_KINDS }

/** False for a kind that a newer server has added. */
export function isKnownKind(kind: string): kind is AuditKind {
  return (AUDIT_KINDS as readonly string[]).includes(kind)
}

/** The catalogue key of a kind, without its dot, which separates levels in the catalogues. */
export function keyOfKind(kind: AuditKind) {
  return kind.replace('.', '_') as KindKey<AuditKind>
}

type KindKey<K extends string> = K extends `${infer A}.${infer B}` ? `${A}_${B}` : K
