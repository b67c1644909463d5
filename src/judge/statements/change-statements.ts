/** What the policies of policies/change.yaml say. */
export interface ChangeStatements {}
