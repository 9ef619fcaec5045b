import type { Outcome, Tally } from './queue';

/** Upper bounds in seconds. */
const BOUNDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

/** How often values came, by bounds. */
class Histogram {
  readonly #counts = BOUNDS.map(() => 0);
  #count = 0;
  #sum = 0;

  add(value: number): void {
    for (const [i, bound] of BOUNDS.entries()) if (value <= bound) this.#counts[i] = (this.#counts[i] ?? 0) + 1;
    this.#count++;
    this.#sum += value;
  }

  lines(name: string, help: string): string[] {
    const buckets = BOUNDS.map((bound, i) => `${name}_bucket{le="${bound}"} ${this.#counts[i] ?? 0}`);
    const rest = [
      `${name}_bucket{le="+Inf"} ${this.#count}`,
      `${name}_sum ${this.#sum}`,
      `${name}_count ${this.#count}`,
    ];
    return [...head(name, 'histogram', help), ...buckets, ...rest];
  }
}

const head = (name: string, type: string, help: string): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

/** What the server has done, in Prometheus' text format, version 0.0.4. */
export class Metrics implements Tally {
  readonly #requests = new Map<string, number>();
  readonly #orders = new Map<string, number>();
  readonly #wait = new Histogram();
  readonly #draw = new Histogram();
  #pictures = 0;

  /** `route` is a pattern, of which there are few; a path is anything that a client writes. */
  requested(method: string, route: string, status: number): void {
    const labels = `{method="${method}",route="${route}",status="${status}"}`;
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1);
  }

  waited(seconds: number): void {
    this.#wait.add(seconds);
  }

  ended(outcome: Outcome, seconds: number, pictures: number): void {
    const labels = `{outcome="${outcome}"}`;
    this.#orders.set(labels, (this.#orders.get(labels) ?? 0) + 1);
    if (outcome === 'drawn') this.#draw.add(seconds);
    this.#pictures += pictures;
  }

  text({ waiting, drawing }: { readonly waiting: number; readonly drawing: number }): string {
    const counter = (name: string, help: string, values: Iterable<[string, number]>): string[] => [
      ...head(name, 'counter', help),
      ...Array.from(values, ([labels, value]) => `${name}${labels} ${value}`),
    ];
    const gauge = (name: string, help: string, value: number): string[] => [
      ...head(name, 'gauge', help),
      `${name} ${value}`,
    ];
    const lines = [
      ...counter('sd_ts_requests_total', 'Requests that were answered.', this.#requests),
      ...counter('sd_ts_orders_total', 'Requests for pictures, by how they ended.', this.#orders),
      ...counter('sd_ts_pictures_total', 'Pictures that were drawn.', [['', this.#pictures]]),
      ...gauge('sd_ts_waiting', 'Requests that wait for their turn.', waiting),
      ...gauge('sd_ts_drawing', 'Requests that are being drawn.', drawing),
      ...this.#wait.lines('sd_ts_wait_seconds', 'Time from a request to its turn.'),
      ...this.#draw.lines('sd_ts_draw_seconds', 'Time of drawing the pictures of a request.'),
      ...gauge('process_resident_memory_bytes', 'Memory of the process.', process.memoryUsage.rss()),
      ...gauge('process_start_time_seconds', 'When the process began.', Date.now() / 1000 - process.uptime()),
    ];
    return `${lines.join('\n')}\n`;
  }
}
