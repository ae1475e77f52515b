import { allValues } from './all-values';
import { firstScreen } from './first-screen';
import { inventory } from './inventory';
import { section } from './markdown';
import { procedures } from './procedures';
import type { PairReport } from './report';
import { topologyOf } from './topology';

/** `review.md`: what a person reads before anything is applied, the most important first. */
export function reviewPage(report: PairReport): string {
  const drawing = section('Topology', `\`\`\`mermaid\n${topologyOf(report)}\`\`\``);
  const blocks = [
    ...firstScreen(report),
    ...procedures(report),
    ...drawing,
    ...inventory(report),
    ...allValues(report),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
