import { bullets, code, section, table, text } from './markdown';
import type { PairReport } from './report';

const yes = (is: boolean, word: string) => (is ? word : '');

/** Everything that is made, named and allowed. */
export function inventory(report: PairReport): string[] {
  return [
    ...stacks(report),
    ...section(
      'Resource groups',
      table(
        ['group', 'region', 'made by', 'holds'],
        report.resourceGroups.map(({ name, region, madeBy, holds }) => [
          code(name),
          text(region),
          madeBy === 'AKS' ? madeBy : code(madeBy),
          holds.map(text).join(', ') || 'nothing yet',
        ]),
      ),
    ),
    ...section(
      'Roles',
      table(
        ['stack', 'identity', 'role', 'on', 'why'],
        report.roles.map(({ stack, identity, role, on, reason, conditional }) => [
          code(stack),
          text(identity),
          `${text(role)}${yes(conditional, ', with a condition')}`,
          text(on),
          text(reason),
        ]),
      ),
    ),
    ...names(report),
    ...section(
      'Ids that stacks compute',
      'Each is built from names, not read from another stack.',
      table(
        ['id', 'made by', 'used by', 'for'],
        report.ids.map(({ id, madeBy, usedBy, purpose }) => [
          code(id),
          madeBy === null ? 'existed before' : code(madeBy),
          usedBy.map(code).join(', '),
          purpose,
        ]),
      ),
    ),
    ...section(
      'Rules asked',
      table(
        ['rule', 'question', 'answer'],
        report.rules.map(({ rule, question, outcome }) => [
          code(rule),
          text(question),
          outcome === 'broken' ? '**broken**' : outcome,
        ]),
      ),
    ),
  ];
}

/** Both sites give the same kinds of names, in the same order. */
function names({ names, sites: [a, b] }: PairReport): string[] {
  const [shared, first, second] = [null, a.name, b.name].map((site) => names.filter((each) => each.site === site));
  return section(
    'Names',
    table(
      ['kind', 'shared', 'unique'],
      shared!.map(({ kind, name, global }) => [kind, code(name), unique(kind, global)]),
    ),
    table(
      ['kind', text(a.label), text(b.label), 'unique'],
      first!.map(({ kind, name, global }, i) => [kind, code(name), code(second![i]!.name), unique(kind, global)]),
    ),
  );
}

function stacks({ stacks }: PairReport): string[] {
  return section(
    'Stacks',
    bullets(
      stacks.map(({ id, total, dependsOn, resources }) => {
        const after = dependsOn.length === 0 ? '' : `, after ${dependsOn.map(code).join(' and ')}`;
        const types = Object.entries(resources).map(([type, n]) => `${n} ${type.replace(/^azurerm_/, '')}`);
        return `${code(id)}: ${total} resources${after}: ${types.map(text).join(', ')}`;
      }),
    ),
  );
}

function unique(kind: string, global: boolean): string {
  if (!global) return '';
  return kind === 'dnsLabel' ? 'in its region' : 'in all of Azure';
}
