/** What the policies of policies/detection.yaml say. */
export interface DetectionStatements {}
