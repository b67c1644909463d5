/** Messages of policies/detection.yaml. */
export const detectionInEnglish = {};
