import { testHalf } from './cuts-by-half.ts';

testHalf(1);
