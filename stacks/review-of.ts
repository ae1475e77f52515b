import { mkdirSync, writeFileSync } from 'node:fs';
import { TerraformResource, type TerraformStack, Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { RoleGrant } from '../lib/azure/role-grant';
import type { PairPlan } from '../lib/plan/pair-plan';
import { reviewPage } from '../lib/review/page';
import { type PairReport, reportOf } from '../lib/review/report';
import type { RoleReport, StackReport } from '../lib/review/stack-report';
import { topologyOf } from '../lib/review/topology';
import type { CheckedPlan } from '../lib/rules/catalogue';

/** What a review is made of. */
export interface Reviewed {
  readonly plan: PairPlan;
  readonly checked: CheckedPlan;
  /** Its stacks, the pair's own first. */
  readonly stacks: readonly TerraformStack[];
}

const ROLE_ASSIGNMENT = 'azurerm_role_assignment';

/** The report of a pair as its stacks are now, with what was added to them by hand. Visits every construct once. */
export function reviewOf({ plan, checked, stacks }: Reviewed): PairReport {
  const roles: RoleReport[] = [];
  return reportOf({ plan, checked, stacks: stacks.map((stack) => stackReport(stack, roles)), roles });
}

function stackReport(stack: TerraformStack, roles: RoleReport[]): StackReport {
  const counts = new Map<string, number>();
  const visit = (construct: IConstruct): void => {
    if (TerraformResource.isTerraformResource(construct)) {
      const type = construct.terraformResourceType;
      counts.set(type, (counts.get(type) ?? 0) + 1);
      if (type === ROLE_ASSIGNMENT) roles.push(roleReport(stack.node.id, construct));
    }
    for (const child of construct.node.children) visit(child);
  };
  visit(stack);
  const types = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    id: stack.node.id,
    resources: Object.fromEntries(types),
    total: types.reduce((sum, [, n]) => sum + n, 0),
    dependsOn: stack.dependencies.map((each) => each.node.id),
  };
}

/** A grant says who gets what and why; of an assignment made otherwise only what is written in it. */
function roleReport(stack: string, assignment: TerraformResource): RoleReport {
  const grant = assignment.node.scope;
  if (RoleGrant.isRoleGrant(grant)) {
    const { principal, role, on, reason, conditional } = grant;
    return { stack, identity: principal, role, on, reason, conditional };
  }
  const written = assignment as TerraformResource & Readonly<Record<string, unknown>>;
  const literal = (key: string): string | undefined => {
    const value = written[key];
    return typeof value === 'string' && !Token.isUnresolved(value) ? value : undefined;
  };
  return {
    stack,
    identity: literal('principalIdInput') ?? `as ${assignment.node.path} says`,
    role: literal('roleDefinitionNameInput') ?? literal('roleDefinitionIdInput') ?? `as ${assignment.node.path} says`,
    on: literal('scopeInput') ?? `as ${assignment.node.path} says`,
    reason: literal('descriptionInput') ?? 'No reason is given: it was not made with RoleGrant.',
    conditional: written.conditionInput !== undefined,
  };
}

/** Writes `plan.json`, `review.md` and `topology.mmd` into `folder`, which is made when it is missing. */
export function writeReview(folder: string, report: PairReport): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/plan.json`, `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(`${folder}/review.md`, reviewPage(report));
  writeFileSync(`${folder}/topology.mmd`, topologyOf(report));
}
