/** Values of `nospof.yaml` as written. */
export type OneOrMore = string | readonly string[];
/** `5m`, or a number of seconds. */
export type WrittenDuration = string | number;
/** One duration, or best and worst. */
export type WrittenInterval = WrittenDuration | readonly [WrittenDuration, WrittenDuration];
