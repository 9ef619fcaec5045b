const [WIDTH, HEIGHT, STEP, ASIDE] = [130, 30, 52, 190];

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly isDotted: boolean;
}

/**
 * The drawing of one fall of boxes with others beside it, in the words of Mermaid (`a --> b`, `a -.-> b`), which GitHub draws and which
 * would bring the site 60 MB of tools.
 */
export function flowchart(text: string): string {
  const arrows = Array.from(
    text.matchAll(/^\s*([\w-]+) (-->|-\.->) ([\w-]+)$/gm),
    ([, from = '', kind, to = '']): Arrow => ({ from, to, isDotted: kind !== '-->' }),
  );
  const falling = arrows.filter(({ isDotted }) => !isDotted);
  const fall = [falling[0]?.from ?? '', ...falling.map(({ to }) => to)];
  const rows = new Map(fall.map((name, row) => [name, row]));
  const beside = new Map<string, number>();
  const aside = arrows
    .filter(({ isDotted }) => isDotted)
    .map(({ from, to }) => {
      const row = rows.get(from) ?? 0;
      const place = beside.get(from) ?? 0;
      beside.set(from, place + 1);
      return { to, row, place };
    });
  const places = Math.max(0, ...beside.values());
  const size = `${10 + WIDTH + places * ASIDE} ${fall.length * STEP - STEP + HEIGHT + 20}`;
  const parts = [
    ...fall.map((name, row) => box(name, 10, row)),
    ...fall.slice(1).map((_, row) => line(`M${10 + WIDTH / 2} ${10 + row * STEP + HEIGHT}v${STEP - HEIGHT - 2}`)),
    ...aside.map(({ to, row, place }) => box(to, 10 + (place + 1) * ASIDE, row)),
    ...aside.map(({ row, place }) =>
      line(`M${10 + place * ASIDE + WIDTH} ${10 + row * STEP + HEIGHT / 2}h${ASIDE - WIDTH - 2}`, true),
    ),
  ];
  const tip =
    '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker>';
  return `<svg class="flowchart" viewBox="0 0 ${size}" role="img" aria-label="${arrows.map(({ from, to }) => `${from} sees ${to}`).join(', ')}"><defs>${tip}</defs>${parts.join('')}</svg>`;
}

function box(name: string, x: number, row: number): string {
  const y = 10 + row * STEP;
  return `<rect x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="6"/><text x="${x + WIDTH / 2}" y="${y + HEIGHT / 2 + 5}">${name}</text>`;
}

function line(path: string, isDotted = false): string {
  return `<path d="${path}" marker-end="url(#tip)"${isDotted ? ' stroke-dasharray="4 3"' : ''}/>`;
}
