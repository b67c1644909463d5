/** Kinds of what fails, as reports and titles name them; a kind of the user's own is called what it is. */
const names: ReadonlyMap<string, string> = new Map([
  ['component', '구성 요소'],
  ['zone', '가용 영역'],
  ['region', '리전'],
  ['site', '센터'],
  ['chassis', '섀시'],
  ['rack', '랙'],
  ['room', '전산실'],
  ['fire-cell', '방화 구획'],
  ['power', '전원'],
  ['cooling', '냉방'],
  ['duct', '관로'],
  ['dx-location', 'Direct Connect 로케이션'],
  ['dx-device', 'Direct Connect 장비'],
  ['carrier', '통신사'],
  ['account', '계정'],
  ['key', '키'],
  ['operator', '운영자'],
  ['firmware', '펌웨어'],
  ['patch-group', '패치 그룹'],
  ['apply', '적용 단위'],
  ['authentication-means', '인증 수단'],
]);

export function kindInKorean(kind: string): string {
  return names.get(kind) ?? kind;
}
