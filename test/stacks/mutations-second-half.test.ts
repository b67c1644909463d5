import { testHalf } from './refused.ts';

testHalf(1);
