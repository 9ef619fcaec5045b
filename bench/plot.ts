export interface Fit {
  readonly intercept: number;
  readonly slope: number;
  /** Share of the variance that the line explains. */
  readonly r2: number;
}

/** The straight line of least squares through points `[x, y]`. */
export function fittedLine(points: readonly (readonly [number, number])[]): Fit {
  const mean = (pick: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)];
  const [xx, xy, yy] = [
    mean(([x]) => (x - mx) ** 2),
    mean(([x, y]) => (x - mx) * (y - my)),
    mean(([, y]) => (y - my) ** 2),
  ];
  const slope = xy / xx;
  return { intercept: my - slope * mx, slope, r2: xy ** 2 / (xx * yy) };
}

export interface Panel {
  readonly title: string;
  /** What the horizontal axis counts. */
  readonly x: string;
  readonly fit: Fit;
  readonly points: readonly { readonly x: number; readonly y: number; readonly label: string }[];
}

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [440, 320, 44, 36, 28, 44];

/** Panels side by side as SVG: points with labels, and the line fitted to them. Both axes begin at 0. */
export function scatter(panels: readonly Panel[]): string {
  const [width, height] = [WIDTH * panels.length, HEIGHT];
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">`;
  const drawn = panels.map((panel, i) => `<g transform="translate(${WIDTH * i} 0)">\n${draw(panel)}\n</g>`);
  return [head, `<rect width="${width}" height="${height}" fill="white"/>`, ...drawn, '</svg>', ''].join('\n');
}

function draw({ title, x, fit, points }: Panel): string {
  const [mostX, mostY] = [ticks(points.map((point) => point.x)), ticks(points.map((point) => point.y))];
  const [farX, farY] = [Math.max(...mostX), Math.max(...mostY)];
  const toX = (value: number) => round(LEFT + (value / farX) * (WIDTH - LEFT - RIGHT));
  const toY = (value: number) => round(HEIGHT - BOTTOM - (value / farY) * (HEIGHT - TOP - BOTTOM));
  const [zeroX, zeroY] = [toX(0), toY(0)];
  const text = (at: number, y: number, anchor: string, content: string, more = '') =>
    `<text x="${at}" y="${y}" text-anchor="${anchor}"${more}>${content}</text>`;
  const grid = mostY.flatMap((value) => [
    `<line x1="${zeroX}" x2="${toX(farX)}" y1="${toY(value)}" y2="${toY(value)}" stroke="#ddd"/>`,
    text(zeroX - 6, toY(value) + 4, 'end', `${value}`),
  ]);
  const start = Math.max(0, -fit.intercept / fit.slope);
  const end = Math.min(farX, (farY - fit.intercept) / fit.slope);
  const at = (value: number) => fit.intercept + fit.slope * value;
  return [
    text(WIDTH / 2, 20, 'middle', title, ' font-size="13" font-weight="bold"'),
    ...grid,
    ...mostX.map((value) => text(toX(value), zeroY + 16, 'middle', `${value}`)),
    text(WIDTH / 2, HEIGHT - 8, 'middle', x),
    `<line x1="${toX(start)}" y1="${toY(at(start))}" x2="${toX(end)}" y2="${toY(at(end))}" stroke="#e07b39"/>`,
    ...points.flatMap((point) => [
      `<circle cx="${toX(point.x)}" cy="${toY(point.y)}" r="4" fill="#3366aa"/>`,
      text(toX(point.x) - 7, toY(point.y) - 5, 'end', point.label),
    ]),
  ].join('\n');
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Round numbers from 0 to above the largest of `values`, about five. */
function ticks(values: readonly number[]): number[] {
  const largest = Math.max(...values);
  const power = 10 ** Math.floor(Math.log10(largest / 4));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power * 5 >= largest) ?? 10);
  const count = Math.ceil(largest / step);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(6)));
}
