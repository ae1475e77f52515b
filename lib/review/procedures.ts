import { servingFirst } from './first-screen';
import { bullets, code, commands, section, text } from './markdown';
import { onTheDay } from './on-the-day';
import type { PairReport } from './report';

/** What was found, what to do, and what nobody does for you. */
export function procedures(report: PairReport): string[] {
  return [
    ...findings(report),
    ...firstDeploy(report),
    ...onTheDay(report),
    ...standby(report),
    ...routing(report),
    ...refused(report),
  ];
}

function findings({ findings }: PairReport): string[] {
  return section(
    'Findings',
    bullets(
      findings.map(
        ({ severity, rule, path, problem, fix }) =>
          `**${severity}** ${code(rule)}, ${code(path)}: ${text(problem)} ${text(fix)}`,
      ),
    ),
  );
}

function firstDeploy({ deployOrder, stacks }: PairReport): string[] {
  const order = deployOrder.map((wave) => wave.map(code).join(' and ')).join(', then ');
  const alone = deployOrder.flat().map((id) => {
    const needs = stacks.some((stack) => stack.id === id && stack.dependsOn.length > 0);
    return `cdktf deploy ${id}${needs ? ' --ignore-missing-stack-dependencies' : ''}`;
  });
  return section(
    'First deployment',
    `All of it, in this order: ${order}.`,
    commands(["cdktf deploy '*'"]),
    'Or one stack at a time, each once those before it are there:',
    commands(alone),
    'Every stack plans alone: none reads the state of another.',
  );
}

function standby({ readiness, failover }: PairReport): string[] {
  const own = failover.byItself.length === 0 ? '' : `By itself:\n\n${bullets(failover.byItself)}`;
  return section(`What a ${readiness} standby does not do by itself`, bullets(failover.notByItself), own);
}

function routing({ traffic, sites, failover }: PairReport): string[] {
  if (!traffic) return [];
  const { probe, profiles } = traffic;
  const hosts = profiles.map(({ name, host, fqdn }) =>
    host
      ? `${code(host)}: your CNAME to ${code(fqdn)} (profile ${code(name)})`
      : `${code(fqdn)} (profile ${code(name)})`,
  );
  return section(
    'Traffic',
    bullets([
      `${traffic.method} routing. A site counts as healthy while https://…:${traffic.port}${text(traffic.healthPath)} answers 200.`,
      `Probed every ${probe.interval} s, time-out ${probe.timeout} s, ${probe.toleratedFailures} failures tolerated, DNS answers live ${probe.ttl} s: at most ${failover.withinSeconds} s until new users go elsewhere.`,
      ...hosts,
      ...(traffic.fallback ? [`${code(traffic.fallback)} answers when no site does.`] : []),
      ...priorities({ traffic, sites, failover }),
    ]),
  );
}

function priorities({ traffic, sites, failover }: Pick<PairReport, 'traffic' | 'sites' | 'failover'>): string[] {
  const slots = traffic?.priorities;
  if (!slots) return [];
  const [serving, waiting] = servingFirst(sites);
  const own = sites.map(
    ({ name, label }) => `${label} ${slots[name]!.serving} while it serves, ${slots[name]!.waiting} while it waits`,
  );
  const after = failover.stays
    ? `After a failover to ${waiting.label} users stay there when ${serving.label} comes back, whether or not its stack was applied. Failing back takes both stacks: applied in ${serving.label} alone it moves nobody.`
    : `After a failover to ${waiting.label} users go back to ${serving.label} when that answers again, until its stack is applied too: only both stacks together move them for good.`;
  return [`Priorities, the lowest healthy one wins: ${own.join('; ')}.`, after];
}

function refused({ pair, protection, layout, resourceGroups }: PairReport): string[] {
  const { name, holds } = resourceGroups[0]!;
  const inside = holds.length === 0 ? '' : ` and its ${holds.join(' and ')}`;
  const moved = `would move group ${code(name)}${inside} to another region`;
  const exchange = protection.homeDeclared
    ? `leaves group ${code(name)} where it is, because ${code('home')} is declared.`
    : `${moved}: ${protection.enabled ? 'Terraform refuses it' : 'Terraform would destroy and make them again'}. A pair whose ${code('home')} is declared from the start, in a third region, can be exchanged.`;
  const guard = protection.enabled
    ? `Terraform refuses to destroy group ${code(name)}${inside}, and the stores with recovery points (${code('prevent_destroy')}). To release them, set ${code('deletionProtection: false')} and read the plan of ${code(pair)} before you apply it. What is taken out of the declaration is not protected any more.`
    : `${code('deletionProtection')} is off: Terraform destroys recovery points, images and traffic profiles when a change asks for it.`;
  return section(
    'What stays, and what is refused',
    bullets([
      `The layout is fixed: ${layout.primary} is the primary and ${layout.standby} the standby, whoever serves. Only ${code('active')} moves.`,
      `Exchanging ${code('primary')} and ${code('standby')} ${exchange}`,
      guard,
    ]),
  );
}
