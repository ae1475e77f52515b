import type { Origin } from '../plan/resolved';
import type { Difference, Reason } from './comparison';
import { bullets, code, count, table, text } from './markdown';
import type { PairReport } from './report';
import type { SiteReport } from './site-report';

/** What a reviewer sees without scrolling: who serves, who decides, what is needed, what differs and why. */
export function firstScreen(report: PairReport): string[] {
  const { differences, findings } = report;
  const own = differences.filter(({ follows }) => follows === null);
  const following = differences.filter(({ follows }) => follows !== null).map(({ what }) => what);
  const warnings = findings.length === 0 ? 'No findings.' : `${count(findings.length, 'finding')}, below.`;
  return [
    `# ${title(report)}`,
    `${decision(report)} ${warnings}`,
    survival(report),
    table(
      ['', ...report.sites.map(heading), 'why they differ'],
      own.map((difference) => row(report, difference)),
    ),
    following.length === 0
      ? ''
      : `Because of these, ${listed(following)} differ too: [all values](#values-that-differ).`,
  ];
}

/** `orders: West Europe serves, North Europe stands by (warm)`. */
export function title({ pair, sites, readiness, traffic }: PairReport): string {
  const [serving, waiting] = servingFirst(sites);
  if (traffic && traffic.method !== 'Priority')
    return `${pair}: ${serving.label} and ${waiting.label} both serve (${readiness})`;
  return `${pair}: ${serving.label} serves, ${waiting.label} stands by (${readiness})`;
}

/** The active site, and the other one. */
export function servingFirst([a, b]: PairReport['sites']): readonly [SiteReport, SiteReport] {
  return a.serves ? [a, b] : [b, a];
}

/** `prop`, `other prop` (declared); how it was computed (derived). */
export function reasonsText(reasons: readonly Reason[]): string {
  const byOrigin = new Map<Origin, string[]>();
  for (const { from, why } of reasons) {
    const said = from === 'declared' ? code(why) : text(why);
    const others = byOrigin.get(from);
    if (!others) byOrigin.set(from, [said]);
    else if (!others.includes(said)) others.push(said);
  }
  return [...byOrigin].map(([from, whys]) => `${whys.join(', ')} (${from})`).join('; ');
}

function decision({ failover, readiness, traffic }: PairReport): string {
  if (failover.automatic)
    return `Traffic Manager moves new users by itself, within ${failover.withinSeconds} s; everything else a person decides.`;
  if (!traffic)
    return 'A person decides to fail over, and points the public names at the other site: no traffic routing is declared.';
  return readiness === 'hot'
    ? "A person decides to fail over: the other site's endpoint is disabled."
    : `A person decides to fail over; at a ${readiness} standby nothing answers by itself.`;
}

function survival({ sites, failover }: PairReport): string {
  const [serving, waiting] = servingFirst(sites);
  const head = `If ${serving.label} is gone, ${waiting.label} needs`;
  const clear = failover.obstacles.length === 0;
  return [
    `${head}${clear ? ` this, none of it in ${serving.regionName}` : ''}:\n\n${bullets(failover.needs)}`,
    clear ? '' : `**Not all of that is sure:**\n\n${bullets(failover.obstacles)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

const heading = ({ label, serves }: SiteReport) => `${text(label)}${serves ? ' (active)' : ''}`;

function row({ sites }: PairReport, { what, sites: values, reasons }: Difference): string[] {
  return [text(what), ...sites.map(({ name }) => text(values[name]!)), reasonsText(reasons)];
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
