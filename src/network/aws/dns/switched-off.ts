import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';

const switchable = ['aws_cloudfront_distribution', 'aws_globalaccelerator_accelerator'];

/**
 * Tells on an answer that what it leads to is switched off: it keeps its name and its addresses, and takes no request there.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html#DownloadDistValuesEnabled
 */
export function refuseSwitchedOff(net: NetworkBuilder, answer: number, record: Resource): void {
  const targets = ['alias.name', 'records'].flatMap((path) => net.targets(record, path, switchable));
  for (const target of targets) {
    if (target.attributes.boolean('enabled') !== false) continue;
    net.refuse(net.draft(answer), target, { is: 'switched-off', path: 'enabled', from: record.id });
  }
}
