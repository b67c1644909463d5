/** Messages of policies/capacity.yaml. */
export const capacityInEnglish = {};
