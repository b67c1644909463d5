/** What the policies of policies/capacity.yaml say. */
export interface CapacityStatements {}
