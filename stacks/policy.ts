/** A policy document of one statement that allows something. */
export function policy(statement: Readonly<Record<string, unknown>>): string {
  return policies([statement]);
}

/** A policy document whose statements all allow something. */
export function policies(statements: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
  });
}

/** Lets an AWS service take a role: `ec2.amazonaws.com`. */
export function assumedBy(service: string): string {
  return policy({ Action: 'sts:AssumeRole', Principal: { Service: service } });
}

/** An account as a whole: what its own administrators then allow whom. */
export function root(account: string): string {
  return `arn:aws:iam::${account}:root`;
}
