/** What the policies of policies/ownership.yaml say. */
export interface OwnershipStatements {}
