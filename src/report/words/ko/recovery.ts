/** Messages of policies/recovery.yaml, in Korean. */
export const recoveryInKorean = {};
