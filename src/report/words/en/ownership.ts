/** Messages of policies/ownership.yaml. */
export const ownershipInEnglish = {};
