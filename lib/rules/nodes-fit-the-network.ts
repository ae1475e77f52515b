import { SURGE_PERCENT } from '../plan/node-pool';
import type { PairPlan, PoolPlan, SitePlan } from '../plan/pair-plan';
import { answer, type Rule, type Violation } from './rule';

/** Addresses Azure keeps in every subnet (learn.microsoft.com/azure/virtual-network/virtual-networks-faq). */
const AZURE_RESERVED = 5;

/** Each node of an overlay cluster takes a /24 of the pod range (learn.microsoft.com/azure/aks/azure-cni-overlay). */
const ADDRESSES_PER_NODE = 256;

/** A subnet cannot grow while a failover is running. */
export const nodesFitTheNetwork: Rule = {
  id: 'nodes-fit-the-network',
  severity: 'error',
  question: 'Can each site hold the nodes of both sites, with upgrade surge?',
  check: (plan) => answer(plan.sites.flatMap((site) => violations(plan, site))),
};

function violations(plan: PairPlan, site: SitePlan): Violation[] {
  const nodes = sum(plan.sites.flatMap((each) => each.cluster.pools.map(withSurge)));
  const { nodes: subnet, pods, addressSpace } = site.network;
  const found: Violation[] = [];
  if (subnet.value.size < nodes + AZURE_RESERVED) {
    const bits = addressSpace.value.prefix - (subnet.value.prefix - prefixFor(nodes + AZURE_RESERVED));
    found.push({
      path: `${site.place}.network`,
      problem: `The node subnet ${subnet.value} has ${subnet.value.size - AZURE_RESERVED} addresses; the nodes of both sites at their maximum, with ${SURGE_PERCENT} % surge, are ${nodes}.`,
      fix: `Give the site a /${bits} or larger, or lower the maxima of the pools.`,
    });
  }
  if (pods.value.size < nodes * ADDRESSES_PER_NODE) {
    found.push({
      path: `${site.place}.pods`,
      problem: `${pods.value} has room for ${Math.floor(pods.value.size / ADDRESSES_PER_NODE)} nodes, a /24 each; the nodes of both sites at their maximum, with ${SURGE_PERCENT} % surge, are ${nodes}.`,
      fix: `Use a /${prefixFor(nodes * ADDRESSES_PER_NODE)} or larger; the range cannot be changed later.`,
    });
  }
  return found;
}

const withSurge = (pool: PoolPlan) => pool.max.value + Math.ceil((pool.max.value * SURGE_PERCENT) / 100);
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
/** The longest prefix whose block holds `addresses`. */
const prefixFor = (addresses: number) => 32 - Math.ceil(Math.log2(addresses));
