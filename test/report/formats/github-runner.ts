export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * What the runner of GitHub Actions takes a line for; undefined where it is no command. It looks for the older form anywhere in a
 * line. Source: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function parsedCommand(line: string): Command | undefined {
  const [, name, properties = '', data = ''] = /^\s*::([^:\s]+)(?: (.*?))?::(.*)$/s.exec(line) ?? [];
  const older = /##\[([^\s\]]+)/.exec(line);
  if (older !== null) return { name: `##${older[1]}`, properties: {}, data: line };
  if (name === undefined) return undefined;
  const pairs = properties.split(',').map((pair) => {
    const [key = '', ...value] = pair.split('=');
    return [key, unescaped(value.join('='))];
  });
  return { name, properties: Object.fromEntries(pairs), data: unescaped(data) };
}

function unescaped(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
