import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';
import type { Report } from '../../../src/report/report.ts';

const schema = {
  fileName: 'junit-10.xsd',
  contents: readFileSync(new URL('junit-10.xsd', import.meta.url), 'utf8'),
};

/** What is wrong with test results for Jenkins, and whether they count what the report does. */
export async function junitMistakes(
  text: string,
  { findings, services, hints = [] }: Report,
): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'nospof.xml', contents: text }, schema });
  const holding = services.filter(({ verdict }) => verdict === 'holds').length;
  const counted = [
    [/<testcase /g, findings.length + holding + hints.length],
    [/<failure /g, findings.filter(({ rejects }) => rejects).length],
    [/<skipped /g, findings.filter(({ waived, inBaseline }) => waived !== undefined || inBaseline).length],
  ] as const;
  return [
    ...errors.map(({ message }) => message),
    ...counted.flatMap(([element, count]) => {
      const found = text.match(element)?.length ?? 0;
      return found === count ? [] : [`${found} of ${element.source}, expected ${count}`];
    }),
  ];
}
