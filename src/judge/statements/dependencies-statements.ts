/** What the policies of policies/dependencies.yaml say. */
export interface DependenciesStatements {}
