import type { Words } from '../words.ts';
import { all, andMore } from './joined.ts';

/** What is wrong with a waiver, in Korean: short clauses in a list. */
export const waiverProblem: Words['waiverProblem'] = {
  unread: ({ text }) => `해석할 수 없음: ${text}`,
  'unknown-policy': ({ policy, meant }) =>
    `정책 "${policy}"${meant === undefined ? '' : `("${meant}"의 오기인 듯함)`}이 없음`,
  'not-waivable': () => '예외 승인이 허용되지 않는 정책임',
  'too-broad': ({ pattern }) => `주소 ${pattern}의 범위가 너무 넓음`,
  'no-reason': () => '사유가 없음',
  'no-requester': () => '신청자가 없음',
  'no-approver': () => '승인자가 없음',
  'approver-needed': () => '주석으로 적혀 있으나, strict 팩에서 오류에는 승인자가 있어야 함',
  'self-approved': ({ by }) => `신청자(${by})가 스스로 승인함`,
  'no-expiry': () => '만료일이 없음',
  expired: ({ on }) => `${on}에 만료됨`,
  'too-long': ({ until, days, asOf }) => `만료일 ${until}까지가 ${asOf}부터 ${days}일을 넘음`,
  'at-no-block': () => '입력에 있는 어느 블록에도 붙어 있지 않음',
  unused: () => '해당하는 지적 사항이 없음',
};

/** `aws_nat_gateway.a에 대한 single-router 예외 승인은 적용되지 않습니다: 2026-01-01에 만료됨, 사유가 없음`. */
export const invalidWaiver: Words['message']['waiver-invalid'] = ({ waives, of, problems }) => {
  const shown = of.length > 3 ? andMore(of.slice(0, 2).join(', '), of.length - 2) : all(of);
  const scope = of.length === 0 ? '' : `${shown}에 대한 `;
  const why = problems.map((problem) => phrase(waiverProblem, problem));
  return `${scope}${waives === '' ? '' : `${waives} `}예외 승인은 적용되지 않습니다: ${why.join(', ')}`;
};

function phrase<Is extends keyof Words['waiverProblem']>(
  phrases: Words['waiverProblem'],
  problem: Parameters<Words['waiverProblem'][Is]>[0] & { readonly is: Is },
): string {
  return phrases[problem.is](problem);
}

export const waivedInKorean: Words['report']['waived'] = {
  called: '예외 승인',
  file: (file, asOf) => `${file === undefined ? '' : `${file}, `}${asOf} 기준`,
  heading: '예외 승인됨',
  inShort: (of, reason, until, at) =>
    `${of}: ${reason} (${[...(until === '' ? [] : [`${until}까지`]), at].join(', ')})`,
  requester: (name) => `신청 ${name}`,
  approver: (name) => `승인 ${name}`,
  expires: (day) => `${day}까지`,
  ticket: (ticket) => `티켓 ${ticket}`,
  control: (control) => `보완 통제: ${control}`,
  counted: (count) => `예외 승인 ${count}건`,
};

export const baselineInKorean: Words['report']['baseline'] = {
  called: '기준선',
  heading: '기준선에 있음',
  file: (file, findings) => `${file}: ${findings}`,
  resolved: (count, path) =>
    `${path}에 적힌 ${count}건이 해소되었습니다. 다시 생겼을 때 드러나도록 nospof baseline을 다시 실행하십시오`,
  counted: (count) => `기준선 ${count}건`,
  recorded: (findings, path, left) =>
    `${findings}을 ${path}에 기록했습니다${left === 0 ? '' : `. 선언과 예외 승인에 관한 ${left}건은 기준선으로 받아들일 수 없어 기록하지 않았습니다`}`,
};
