/** Messages of policies/change.yaml. */
export const changeInEnglish = {};
