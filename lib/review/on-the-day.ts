import { servingFirst } from './first-screen';
import { code, section, steps } from './markdown';
import type { PairReport } from './report';

/** What to do when the active site is gone, and what to leave alone. */
export function onTheDay(report: PairReport): string[] {
  const [serving, waiting] = servingFirst(report.sites);
  const { pair, failover, traffic } = report;
  const heading = `The day ${serving.label} is gone`;
  const moved = `Traffic Manager sends new users to ${waiting.label} by itself, within ${failover.withinSeconds} s`;
  const left = `${code(pair)} and ${code(`${pair}-link`)} are not applied on that day, and ${code(serving.stack)} cannot be.`;
  if (failover.automatic && traffic!.method !== 'Priority')
    return section(heading, `${moved}. Nothing has to be applied. ${left}`);
  const kept = failover.stays
    ? `They stay there when ${serving.label} is back, after this:`
    : `They go back when ${serving.label} is back, until this was done and \`${serving.stack}\` is applied too:`;
  const intro = failover.automatic ? `${moved}. ${kept}` : '';
  return section(heading, intro, steps(actions(report)), `${left} ${afterwards(report)}`);
}

function actions({ sites, failover, readiness, traffic, layout }: PairReport): string[] {
  const [, waiting] = servingFirst(sites);
  const leaveOut = waiting.name === layout.primary ? `, or leave ${code('active')} out` : '';
  const start = `Start the workloads in ${waiting.label}, from the recovery points there where they need data.`;
  const point = `Point the public names at ${code(waiting.entry)}.`;
  return [
    `Set ${code(`active: '${waiting.name}'`)} in the program${leaveOut}.`,
    `Apply ${waiting.label} alone: ${code(failover.command)}`,
    ...(readiness === 'hot' ? [] : [start]),
    ...(traffic ? [] : [point]),
  ];
}

function afterwards({ sites, readiness }: PairReport): string {
  const [serving] = servingFirst(sites);
  const all = code("cdktf deploy '*'");
  return readiness === 'hot'
    ? `When ${serving.label} is back, ${all} brings everything to what is declared.`
    : `When ${serving.label} is back, stop its workloads first; then ${all} makes it the standby.`;
}
