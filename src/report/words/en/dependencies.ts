/** Messages of policies/dependencies.yaml. */
export const dependenciesInEnglish = {};
