const MARKUP = /[\\`*<[]/;

/** Text as it stands: what Markdown would take for markup is escaped. */
export function text(value: string): string {
  return MARKUP.test(value) ? value.replace(new RegExp(MARKUP, 'g'), '\\$&') : value;
}

/** Text that is code: names, ids, commands, props. */
export function code(value: string): string {
  return value.includes('`') ? text(value) : `\`${value}\``;
}

/** A table. Cells are Markdown; a pipe or a line break in one stays in its cell. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

/** One bullet each; empty text for none. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** One number each. */
export function steps(items: readonly string[]): string {
  return items.map((item, i) => `${i + 1}. ${item}`).join('\n');
}

/** Commands to copy. */
export function commands(lines: readonly string[]): string {
  return ['```sh', ...lines, '```'].join('\n');
}

/** A heading and what is below it, or nothing when all of it is empty. */
export function section(title: string, ...blocks: readonly string[]): string[] {
  const said = blocks.filter((block) => block !== '');
  return said.length === 0 ? [] : [`## ${title}`, ...said];
}

/** `1 warning`, `2 warnings`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function cell(value: string): string {
  return /[|\n]/.test(value) ? value.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ') : value;
}
