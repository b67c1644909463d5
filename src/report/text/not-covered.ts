import { label } from '../../printable.ts';
import { blank, line, paragraph, type Line } from '../page.ts';
import type { Report } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import { listed } from './lists.ts';

/** What the verdicts do not cover: resource types that are not modelled, modules without content, stacks that are not given, policies without facts; and what is
 * written twice. */
export function notCoveredLines({ coverage }: Report, { verbose, width, words }: RenderOptions): Line[] {
  const most = verbose ? Infinity : 4;
  const { notModelled, opaqueModules, mixedForms, notInInputs = [], notDeclared = [] } = coverage;
  const texts: string[] = [];
  if (notModelled > 0) {
    const types = Object.entries(coverage.notModelledTypes)
      .toSorted(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
      .map(([type, count]) => (count === 1 ? type : `${type} ×${count}`));
    const resources = words.count.resource(coverage.resources);
    texts.push(words.report.notModelled(notModelled, resources, listed(types.map(label), most, words)));
  }
  if (opaqueModules.length > 0) {
    const modules = words.count.module(opaqueModules.length);
    texts.push(words.report.notInInput(modules, listed(opaqueModules.map(label), most, words)));
  }
  if (notInInputs.length > 0) texts.push(words.report.assumedElsewhere(listed(notInInputs, most, words)));
  if (notDeclared.length > 0) {
    texts.push(words.report.notDeclared(notDeclared.length, listed(notDeclared, verbose ? Infinity : 2, words)));
  }
  if (mixedForms.length > 0) texts.push(words.report.twoForms(listed(mixedForms, most, words)));
  return texts.length === 0 ? [] : [blank, ...texts.flatMap((text) => paragraph(line(), text, width, 'quiet'))];
}
