/** Messages of policies/recovery.yaml. */
export const recoveryInEnglish = {};
