import { expect, test } from 'vitest';
import { parseDeclared } from '../../../src/input/declared/declared.ts';
import { lint } from '../../../src/lint.ts';
import { change, read } from '../inputs.ts';

/** The size of an input that took more than the square of its length once: it is read to the end, or refused in a sentence. */
const server = (index: number, more: object = {}) =>
  change(`aws_instance.s${index}`, { instance_type: 'm7g.large', ...more });

async function servicesOf(yaml: string, resources = [server(0)]): Promise<readonly string[]> {
  const config = await parseDeclared(`version: 1\n${yaml}`, 'nospof.yaml');
  const inputs = await read({ format_version: '1.2', resource_changes: resources });
  const { services } = await lint({ inputs, config, asOf: '2026-11-28' });
  return services.map(({ name, verdict }) => `${name} ${verdict}`);
}

test('4,000 services in a chain are broken by the one server at its end', async () => {
  const services = Array.from({ length: 4000 }, (_, index) => {
    const need = index === 0 ? 'aws_instance.s0' : `service-${index - 1}`;
    return `  service-${index}: { needs: ['${need}'] }`;
  });
  const told = await servicesOf(`services:\n${services.join('\n')}`);
  expect(told.filter((one) => /^service-\d+ broken$/.test(one))).toHaveLength(4000);
});

test('40,000 rotas are read', async () => {
  const rotas = Array.from({ length: 40_000 }, (_, index) => `  r${index}: { hours: 24x7, reach: [phone] }`);
  const config = await parseDeclared(`version: 1\nrotas:\n${rotas.join('\n')}`, 'nospof.yaml');
  expect(config.rotas.size).toBe(40_000);
});

test('8,000 tags that name failure domains of their own are 8,000 domains of one server', async () => {
  const tags = Object.fromEntries(Array.from({ length: 8000 }, (_, index) => [`nospof:kind-${index}`, 'x']));
  expect(await servicesOf('', [server(0, { tags })])).toEqual(['aws_instance.s0 broken']);
});
