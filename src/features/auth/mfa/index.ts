export { removeOldChallenges } from './passkey-queries.ts'
export { acceptPasskey } from './passkeys.ts'
export { mfaRoutes } from './routes.ts'
export { acceptOtp, needsOtp, removeFactors, rewrapSecrets } from './service.ts'
