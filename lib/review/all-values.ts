import type { Origin } from '../plan/resolved';
import { reasonsText } from './first-screen';
import { code, section, table, text } from './markdown';
import type { PairReport } from './report';
import type { ReportedValue, ValueReport } from './values';

/** What people decided comes before what follows from it, and before what nobody chose. */
const ORDER: Readonly<Record<Origin, number>> = { declared: 0, derived: 1, preset: 2 };

/** Every value with its origin: both sites side by side, what differs first; then what they share. */
export function allValues({ sites, values }: PairReport): string[] {
  const [a, b] = sites;
  const here = `sites.${a.name}.`;
  const there = `sites.${b.name}.`;
  const paths = Object.keys(values);
  const rows = paths
    .filter((path) => path.startsWith(here))
    .map((path) => {
      const [first, second] = [values[path]!, values[there + path.slice(here.length)]!];
      const texts = [valueText(first), valueText(second)];
      const cells = [code(path.slice(here.length)), ...texts, reasonsText([first, second])];
      return { from: first.from, same: texts[0] === texts[1], cells };
    });
  const differ = rows.filter(({ same }) => !same);
  const same = byOrigin(rows.filter((row) => row.same));
  const shared = byOrigin(
    paths
      .filter((path) => !path.startsWith('sites.'))
      .map((path) => {
        const value = values[path]!;
        return { from: value.from, cells: [code(path), valueText(value), reasonsText([value])] };
      }),
  );
  return [
    ...section(
      'Values that differ',
      'Paths are those of `plan.json`, below `sites.<name>`.',
      table(['value', text(a.label), text(b.label), 'origin'], cellsOf(differ)),
    ),
    ...section(
      'Values that are the same at both sites',
      table(
        ['value', 'both sites', 'origin'],
        same.map(({ cells: [path, value, , origin] }) => [path!, value!, origin!]),
      ),
    ),
    ...section('Values of the pair', table(['value', '', 'origin'], cellsOf(shared))),
  ];
}

interface ValueRow {
  readonly from: Origin;
  readonly cells: readonly string[];
}

const cellsOf = (rows: readonly ValueRow[]) => rows.map(({ cells }) => cells);

function byOrigin<T extends ValueRow>(rows: readonly T[]): T[] {
  return [...rows].sort((x, y) => ORDER[x.from] - ORDER[y.from]);
}

function valueText({ value, unit }: ValueReport): string {
  const said = text(plain(value));
  return unit === undefined || value === null ? said : `${said} ${unit}`;
}

function plain(value: ReportedValue): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value);
}
