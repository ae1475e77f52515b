import type { Problems } from './finding';
import { NodePool, SYSTEM_POOL_PRESET } from './node-pool';
import type { PoolPlan } from './pair-plan';
import type { SitePairProps } from './pair-props';
import { READINESS, type ReadinessDials } from './readiness';
import { declared, preset, type Resolved } from './resolved';

/** A pool, where its numbers were typed, and what readiness makes of it at the site that does not serve. */
interface PoolContext {
  readonly pool: NodePool;
  readonly isPreset: boolean;
  readonly path: string;
  readonly readiness: SitePairProps['readiness'];
}

/** The pools of one site, the system pool first, with bounds as the serving site has them or as readiness wants them. */
export function resolvePools(
  props: SitePairProps,
  zones: readonly string[],
  serves: boolean,
  problems: Problems,
): readonly PoolPlan[] {
  const given = props.nodePools ?? [];
  const system = given.find((pool) => pool.mode === 'system');
  const pools = [system ?? NodePool.system(SYSTEM_POOL_PRESET), ...given.filter((pool) => pool.mode === 'user')];
  return pools.map((pool) => {
    const context = {
      pool,
      isPreset: pool.mode === 'system' && !system,
      path: `nodePools[${pool.name}]`,
      readiness: props.readiness,
    };
    return resolvePool(context, zones, serves, problems);
  });
}

function resolvePool(context: PoolContext, zones: readonly string[], serves: boolean, problems: Problems): PoolPlan {
  const { pool, isPreset, path } = context;
  const own = <T>(value: T, prop: string) =>
    isPreset ? preset(value, 'system pool') : declared(value, `${path}.${prop}`);
  const full = { min: own(pool.props.min, 'min'), max: own(pool.props.max, 'max') };
  const { min, max } = serves ? full : { min: standbyMin(context, full.min), max: standbyMax(context, full.max) };
  if (min.value > max.value && full.min.value <= full.max.value) {
    problems.add(
      `${path}.standby`,
      `At the standby the pool has at least ${min.value} (${min.why}) and at most ${max.value} (${max.why}) nodes.`,
      'Raise the one or lower the other.',
    );
  }
  return {
    name: pool.name,
    mode: pool.mode,
    size: own(pool.props.size, 'size'),
    min,
    max,
    zones: pool.props.zones ? declared(pool.props.zones, `${path}.zones`) : preset(zones, "the region's zones"),
    labels: pool.props.labels ?? {},
    taints: pool.props.taints ?? [],
  };
}

function standbyMin(context: PoolContext, full: Resolved<number>): Resolved<number> {
  const { pool, path } = context;
  if (pool.props.standby?.min !== undefined) return declared(pool.props.standby.min, `${path}.standby.min`);
  const dial = pool.mode === 'system' ? 'systemNodes' : 'standbyNodes';
  const bound = fromReadiness(context, dial, full);
  // A dial that was set by hand is taken as it is; a preset never asks for more than the serving site has.
  return bound.from === 'preset' && bound.value > full.value ? full : bound;
}

function standbyMax(context: PoolContext, full: Resolved<number>): Resolved<number> {
  const { pool, path } = context;
  if (pool.props.standby?.max !== undefined) return declared(pool.props.standby.max, `${path}.standby.max`);
  return pool.mode === 'system' ? full : fromReadiness(context, 'standbyMax', full);
}

function fromReadiness(
  { readiness }: PoolContext,
  dial: 'standbyNodes' | 'standbyMax' | 'systemNodes',
  full: Resolved<number>,
): Resolved<number> {
  const typed: ReadinessDials[typeof dial] | undefined = readiness.declared[dial];
  if (typed !== undefined && typed !== 'active') return declared(typed, `readiness.${dial}`);
  const table = READINESS[readiness.level][dial];
  return table === 'active' ? full : preset(table, `${readiness.level}: ${dial}`);
}
