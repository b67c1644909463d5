import type { Resource } from '../../../input/deployment.ts';

/** Versions of a type by the last day on which AWS supports them. */
interface Supported {
  readonly source: string;
  readonly argument: string;
  readonly until: Readonly<Record<string, string>>;
}

/**
 * Only what is over, or has a day that AWS does not move any more: of a version that is not listed nothing is said.
 * Both pages as they were in February 2026.
 */
const ends: Readonly<Record<string, Supported>> = {
  aws_lambda_function: {
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
    argument: 'runtime',
    until: {
      'nodejs12.x': '2023-03-31',
      'dotnetcore3.1': '2023-04-03',
      'python3.7': '2023-12-04',
      'nodejs14.x': '2023-12-04',
      'ruby2.7': '2023-12-07',
      java8: '2024-01-08',
      'go1.x': '2024-01-08',
      provided: '2024-01-08',
      'nodejs16.x': '2024-06-12',
      'python3.8': '2024-10-14',
      dotnet6: '2024-12-20',
      'nodejs18.x': '2025-09-01',
      'python3.9': '2025-12-15',
      'ruby3.2': '2026-03-31',
      'nodejs20.x': '2026-04-30',
    },
  },
  // The end of extended support, after which AWS upgrades the cluster by itself.
  aws_eks_cluster: {
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
    argument: 'version',
    until: {
      '1.21': '2024-07-15',
      '1.22': '2024-09-01',
      '1.23': '2024-10-11',
      '1.24': '2025-01-31',
      '1.25': '2025-05-01',
      '1.26': '2025-06-11',
      '1.27': '2025-07-24',
      '1.28': '2025-11-26',
      '1.29': '2026-03-23',
      '1.30': '2026-07-23',
      '1.31': '2026-11-26',
    },
  },
};

export interface SupportEnd {
  readonly argument: string;
  readonly version: string;
  readonly until: string;
  readonly source: string;
}

/** Until when AWS supports the version that a resource has; undefined where nothing is known of it. */
export function supportEnd({ type, attributes }: Resource): SupportEnd | undefined {
  const known = Object.hasOwn(ends, type) ? ends[type] : undefined;
  const version = known && attributes.string(known.argument);
  if (known === undefined || version === undefined || !Object.hasOwn(known.until, version)) return undefined;
  const { argument, source, until } = known;
  return { argument, version, until: until[version] ?? '', source };
}
