/** What the policies of policies/recovery.yaml say. */
export interface RecoveryStatements {}
