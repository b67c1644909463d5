import type { Words } from '../words.ts';
import { baselineInKorean, waivedInKorean } from './accepted.ts';
import { duration, endOf, outage } from './durations.ts';
import { kindInKorean } from './kinds.ts';

/** What a report says beside its findings. */
export const reportInKorean: Words['report'] = {
  accepted: '통과',
  rejected: (why) => `반려: ${why}`,
  judged: '점검 대상',
  tried: '모의 장애',
  policies: (packs) => `정책 팩: ${packs}`,
  ownPack: (file, digest) => `${file} (sha256 ${digest.slice(0, 12)})`,
  declared: {
    heading: '플랜에 없는 선언',
    configuration: '선언 파일',
    file: (path, digest, found) =>
      `${path}${found ? `, ${/[\\/]/.test(path) ? '상위 폴더' : '현재 폴더'}에서 찾음` : ''} (sha256 ${digest.slice(0, 12)})`,
    refused: '(!가 붙은 것은 strict 팩에서 받아들이지 않음)',
    inShort: (facts, refused) =>
      `플랜에 없는 선언 ${facts}건${refused === 0 ? '' : `, 그중 ${refused}건은 strict 팩에서 받아들이지 않음`}`,
  },
  noService: '입력에서 서비스를 찾지 못했습니다.',
  servicesHeading: '서비스',
  counted: {
    broken: (count) => `위반 ${count}`,
    unproven: (count) => `미확인 ${count}`,
    'not-judged': (count) => `판정 제외 ${count}`,
    holds: (count) => `이상 없음 ${count}`,
  },
  rest: (count, verdicts) => `외 ${count}개: ${verdicts}`,
  longest: ['장애 종류', '모의 횟수', '최장 중단', '서비스', '원인'],
  oneOf: (kind) => `${kindInKorean(kind)} 하나`,
  shortOutage(best, worst, lost = 'component') {
    if (worst === 0) return '없음';
    const end = lost === 'component' ? endOf(lost) : '복구될 때까지';
    if (best === Infinity) return end;
    return worst === Infinity ? `${duration(best)} 또는 ${end}` : outage(best, worst);
  },
  waived: waivedInKorean,
  baseline: baselineInKorean,
  fields: {
    services: '서비스',
    why: '경로',
    also: '그 밖에',
    newlyStops: '새로 중단',
    breaks: '함께 위반',
    decide: '확인 필요',
    allowed: '허용 근거',
    assumes: '가정',
    where: '위치',
    waived: '예외 승인',
    control: '통제 항목',
    incident: '사고 사례',
    do: '조치',
  },
  moreAlike: (count, names) => `이와 같은 ${count}건 더: ${names}`,
  sameEffect: (failures) => `${failures} (영향 같음)`,
  serviceOutage: (service, time, repaired, limit) =>
    `${service} (${time}${repaired === undefined ? '' : `, 예상 ${repaired}`}${limit === undefined ? '' : `, 한도 ${limit}`})`,
  assumption: (id, value, source) => `${id} = ${value}, 출처: ${source}`,
  inConstruct: (construct, names) => `컨스트럭트 ${construct}${names === '' ? '' : ` (${names})`}`,
  inStack: (names, stacks) => `스택 ${stacks}의 ${names}`,
  writtenAt(at, calledFrom, argument, names) {
    const line = argument === undefined ? at : `${at}의 ${argument}`;
    const place = [line, ...calledFrom.map((call) => `호출 위치 ${call}`)].join(', ');
    return names === '' ? place : `${place} (${names})`;
  },
  changes: {
    called: '변경',
    base: '비교 대상',
    counts: (introduced, resolved, alreadyThere) =>
      `이 플랜으로 새로 생김 ${introduced}건, 해소 ${resolved}건, 기존 ${alreadyThere}건`,
    introduced: '이 플랜으로 새로 생김',
    alreadyThere: '이 플랜 이전부터 있음',
    resolved: '이 플랜으로 해소됨',
    heading: (change) =>
      change === 'introduced' ? '이 플랜으로 새로 생긴 지적 사항' : '이 플랜 이전부터 있던 지적 사항',
  },
  inShort: {
    heading(count, change) {
      if (change === undefined) return `그 밖의 지적 사항 ${count}건`;
      return change === 'introduced'
        ? `이 플랜으로 새로 생긴 지적 사항 ${count}건 더`
        : `이 플랜 이전부터 있던 지적 사항 ${count}건`;
    },
    hint: '(자세히 보려면 --verbose)',
    more: (count) => `외 ${count}건`,
    open: (place, missing) => `${place}, 확인 필요: ${missing}`,
  },
  hidden(info, inBaseline) {
    const counts = [
      ...(info > 0 ? [`참고 ${info}건`] : []),
      ...(inBaseline > 0 ? [baselineInKorean.counted(inBaseline)] : []),
    ];
    return `${counts.join(', ')}: --verbose로 볼 수 있음`;
  },
  moreAbout: (policy) => `정책 설명: nospof explain ${policy}`,
  notModelled: (count, resources, types) => `모델에 없음: ${resources} 중 ${count}개 (${types})`,
  hint: '안내',
  notDeclared: (_, policies) => `nospof.yaml에 해당하는 선언이 없어 판정하지 않은 정책: ${policies}`,
  assumedElsewhere: (names) => `입력에 없어 정상으로 가정함: ${names}`,
  notInInput: (modules, names) => `입력에 없음: ${modules}의 내용 (${names})`,
  twoForms: (resources) => `인라인과 별도 리소스로 중복 정의되어 Terraform에서 서로 덮어씀: ${resources}`,
};
