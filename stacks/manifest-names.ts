import type { ISynthesisSession, TerraformStack } from 'cdktf';

/**
 * Names the stacks that `stack` is deployed after as the CLI finds them. cdktf writes their construct paths, which differ from
 * their names below a grouping construct, and `cdktf deploy` then stops at a dependency it cannot find.
 */
export function nameDependencies(session: ISynthesisSession, stack: TerraformStack): void {
  const { dependencies } = session.manifest.forStack(stack);
  dependencies.splice(0, dependencies.length, ...stack.dependencies.map((each) => each.node.id));
}
