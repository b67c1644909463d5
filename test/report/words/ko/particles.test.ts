import { expect, test } from 'vitest';
import { type Particles, withParticle } from '../../../../src/report/words/ko/particles.ts';

test.each<[string, Particles, string]>([
  ['서버', '이/가', '서버가'],
  ['전환', '이/가', '전환이'],
  ['서비스', '은/는', '서비스는'],
  ['가용 영역', '은/는', '가용 영역은'],
  ['라우터', '을/를', '라우터를'],
  ['회선', '을/를', '회선을'],
  ['대전', '과/와', '대전과'],
  ['광주', '과/와', '광주와'],
  ['서버', '으로/로', '서버로'],
  ['회선', '으로/로', '회선으로'],
  ['서울', '으로/로', '서울로'],
  ['aws_nat_gateway.a', '이/가', 'aws_nat_gateway.a가'],
  ['aws_instance.main', '이/가', 'aws_instance.main이'],
  ['aws_lb.web["b"]', '을/를', 'aws_lb.web["b"]를'],
  ['server-1', '으로/로', 'server-1로'],
  ['server-3', '으로/로', 'server-3으로'],
  ['', '이/가', '가'],
])('%s %s: %s', (word, particles, expected) => {
  expect(withParticle(word, particles)).toBe(expected);
});
