/** Messages of policies/change.yaml, in Korean. */
export const changeInKorean = {};
