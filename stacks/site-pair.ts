import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { App, Manifest } from 'cdktf';
import type { Construct } from 'constructs';
import { BackupStore } from '../lib/azure/backup-store';
import { GeoReplicatedRegistry } from '../lib/azure/geo-replicated-registry';
import { TrafficProfile } from '../lib/azure/traffic-profile';
import { VeleroIdentity } from '../lib/azure/velero-identity';
import { SitePairError } from '../lib/plan/finding';
import type { PairPlan } from '../lib/plan/pair-plan';
import type { SitePairProps } from '../lib/plan/pair-props';
import { resolvePair } from '../lib/plan/resolve-pair';
import { summaryOf } from '../lib/review/summary';
import { type CheckedPlan, checkPlan } from '../lib/rules/catalogue';
import { AppPairs } from './app-pairs';
import { AzureProviders } from './azure-providers';
import { attachBackend } from './backend';
import { LinkStack } from './link-stack';
import { PairStack } from './pair-stack';
import { withoutCreationStacks } from './quiet';
import { reviewOf, writeReview } from './review-of';
import { SiteStack } from './site-stack';
import { siteTags } from './tags';

/**
 * A primary and a standby site and what joins them.
 *
 * It is the Terraform stack of what both sites share, and makes three more beside it: one for each site and one for the
 * link. `app.synth()` writes them all, or nothing.
 *
 * @throws SitePairError when a value of the declaration cannot be used, at once; and when a rule is broken, before
 * anything is written. Either names every error of every pair so far.
 * @throws Error with the fix when the App or the provider's bindings use another copy of cdktf (or cdktn) than this library.
 */
export class SitePair<Primary extends string = string, Standby extends string = string> extends PairStack {
  /**
   * What `app` makes, as text for a terminal: a block for each pair with what it has, its deploy order and what the rules
   * found, and where its review is. Call it after `app.synth()`, which writes the review.
   */
  static summary(app: App): string {
    const pairs = AppPairs.of(app).pairs.map(({ stacks }) => stacks[0] as SitePair);
    return summaryOf(pairs.map(reviewOf), (pair) => `${app.outdir}/${Manifest.stacksFolder}/${pair}/${REVIEW_FOLDER}`);
  }

  /** The pair as it was resolved: every value with where it comes from. */
  readonly plan: PairPlan;
  /** What the rules said of it. */
  readonly checked: CheckedPlan;
  /** The declared primary's stack. */
  readonly primary: SiteStack;
  /** The declared standby's stack. */
  readonly standby: SiteStack;
  readonly link: LinkStack;
  /** All its stacks: its own first, then the sites' and the link. */
  readonly stacks: readonly PairStack[];

  constructor(scope: Construct, id: string, props: SitePairProps<Primary, Standby>) {
    super(scope, id);
    const pairs = AppPairs.of(App.of(this));
    const { plan, findings } = resolvePair(id, props);
    if (!plan) throw new SitePairError([...pairs.errors(), { pair: id, findings }]);
    this.plan = plan;
    this.checked = checkPlan(plan);
    [this.primary, this.standby, this.link] = withoutCreationStacks(() => {
      makeShared(this, plan);
      return makeSiblings(this, plan);
    });
    this.stacks = [this, this.primary, this.standby, this.link];
    pairs.pairs.push({ id, findings: this.checked.findings, stacks: this.stacks });
  }

  /** The stack of the site with this name. */
  site(name: Primary | Standby): SiteStack {
    const stack = [this.primary, this.standby].find((site) => site.plan.name === name);
    if (!stack) {
      const known = this.plan.sites.map((site) => site.name).join(' or ');
      throw new Error(`${name} is not a site of ${this.plan.pair}. Use ${known}.`);
    }
    return stack;
  }

  /** Writes the review: `plan.json`, `review.md` and `topology.mmd`. */
  protected override writeBeside(folder: string): void {
    writeReview(`${folder}/${REVIEW_FOLDER}`, reviewOf(this));
  }
}

/** Where the review is, below the folder of the pair's stack. */
const REVIEW_FOLDER = 'pair';

/** The pair's other stacks. They are the App's children, not the pair's: the CLI finds stacks by their id alone. */
function makeSiblings(pair: SitePair, plan: PairPlan): [SiteStack, SiteStack, LinkStack] {
  const app = App.of(pair);
  const [primary, standby] = plan.sites.map((site) => new SiteStack(app, plan, site));
  const link = new LinkStack(app, plan);
  for (const site of [primary!, standby!]) {
    site.addDependency(pair);
    link.addDependency(site);
  }
  return [primary!, standby!, link];
}

/** What both sites share. */
function makeShared(stack: PairStack, plan: PairPlan): void {
  const providers = new AzureProviders(stack, plan, plan.subscription);
  attachBackend(stack, plan.state);
  const { tags, home, deletionProtection } = plan;
  // A group cannot move: exchanging primary and standby without a declared home would replace it, and is refused by this.
  const group = new ResourceGroup(stack, 'group', {
    name: plan.names.globalGroup,
    location: home.value.name,
    tags,
    lifecycle: { preventDestroy: deletionProtection.value },
  });
  if (plan.registry?.kind === 'geo-replicated') {
    new GeoReplicatedRegistry(stack, 'registry', {
      resourceGroup: group.name,
      name: plan.registry.name,
      home: plan.registry.home.value,
      replicas: plan.registry.replicas.value,
      deletionProtection: deletionProtection.value,
      tags,
    });
  }
  makeTraffic(stack, plan, group);
  makeRecovery(stack, plan, providers);
}

function makeTraffic(stack: PairStack, { traffic, tags, deletionProtection }: PairPlan, group: ResourceGroup): void {
  for (const profile of traffic?.profiles ?? []) {
    new TrafficProfile(stack, `traffic-${profile.name}`, {
      resourceGroup: group.name,
      name: profile.name,
      method: traffic!.method.value,
      probe: traffic!.probe.value,
      healthPath: traffic!.healthPath.value,
      port: traffic!.port.value,
      host: profile.host,
      fallback: traffic!.fallback?.value,
      deletionProtection: deletionProtection.value,
      tags,
    });
  }
}

/** At each site the store of the other's recovery points, and the identity of its Velero: it writes there and reads here. */
function makeRecovery(stack: PairStack, plan: PairPlan, providers: AzureProviders): void {
  const made = plan.sites.map((site) => {
    const { names, region } = site;
    const provider = providers.for(site.subscription);
    const tags = siteTags(plan, site);
    const group = new ResourceGroup(stack, `${site.name}-group`, {
      name: names.sharedGroup,
      location: region.name,
      tags,
      provider,
    });
    const at = { region, resourceGroup: group.name, tags, provider };
    const store = new BackupStore(stack, `${site.name}-store`, {
      ...at,
      name: names.store,
      container: names.container,
      redundancy: site.store.redundancy.value,
      safetyDays: plan.recovery.safetyDays.value,
      deletionProtection: plan.deletionProtection.value,
    });
    const velero = new VeleroIdentity(stack, `${site.name}-velero`, { ...at, name: names.veleroIdentity });
    return { store, velero };
  });
  const [primary, standby] = made;
  for (const [here, there] of [
    [primary!, standby!],
    [standby!, primary!],
  ] as const) {
    here.velero.writeTo(there.store);
    here.velero.readFrom(here.store);
  }
}
