import type { PairPlan, SitePlan } from '../lib/plan/pair-plan';

/** Tags of everything that belongs to one site. */
export const siteTags = (pair: PairPlan, site: SitePlan): Record<string, string> => ({ ...pair.tags, site: site.name });
