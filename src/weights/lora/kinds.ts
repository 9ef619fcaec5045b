/**
 * The suffixes of adapters' tensors after the name of their layer, in all forms of files. The roles have LyCORIS'
 * names, which PEFT has too.
 */
const suffixes = {
  down: ['lora_A.weight', 'lora_down.weight', 'lora.down.weight', 'lora_linear_layer.down.weight'],
  up: ['lora_B.weight', 'lora_up.weight', 'lora.up.weight', 'lora_linear_layer.up.weight'],
  mid: ['lora_mid.weight'],
  hada_w1_a: ['hada_w1_a'],
  hada_w1_b: ['hada_w1_b'],
  hada_t1: ['hada_t1'],
  hada_w2_a: ['hada_w2_a'],
  hada_w2_b: ['hada_w2_b'],
  hada_t2: ['hada_t2'],
  lokr_w1: ['lokr_w1'],
  lokr_w1_a: ['lokr_w1_a'],
  lokr_w1_b: ['lokr_w1_b'],
  lokr_w2: ['lokr_w2'],
  lokr_w2_a: ['lokr_w2_a'],
  lokr_w2_b: ['lokr_w2_b'],
  lokr_t2: ['lokr_t2'],
  diff: ['diff', 'w_norm'],
  diff_b: ['diff_b', 'b_norm'],
  magnitude: ['dora_scale', 'lora_magnitude_vector', 'lora_magnitude_vector.weight'],
  alpha: ['alpha'],
} as const;

export type Role = keyof typeof suffixes;

/** The names of the tensors of one layer, by role. */
export type Layer = Readonly<Partial<Record<Role, string>>>;

/** How a matrix is stored: whole, or as two factors, with a third between them if a filter is decomposed too. */
interface Factors {
  readonly whole?: Role;
  readonly up?: Role;
  readonly mid?: Role;
  readonly down?: Role;
}

/**
 * The kinds of adapters, by the matrices that make up the change of a weight: LoRA (Hu et al., 2021) has one; LoHa
 * (Hyeon-Woo et al., 2022) multiplies two value by value; LoKr (Yeh et al., 2024) is the Kronecker product of two.
 */
export const kinds = {
  LoRA: [{ up: 'up', mid: 'mid', down: 'down' }],
  LoHa: [
    { up: 'hada_w1_a', mid: 'hada_t1', down: 'hada_w1_b' },
    { up: 'hada_w2_a', mid: 'hada_t2', down: 'hada_w2_b' },
  ],
  LoKr: [
    { whole: 'lokr_w1', up: 'lokr_w1_a', down: 'lokr_w1_b' },
    { whole: 'lokr_w2', up: 'lokr_w2_a', mid: 'lokr_t2', down: 'lokr_w2_b' },
  ],
  difference: [{ whole: 'diff' }],
} as const satisfies Readonly<Record<string, readonly Factors[]>>;

export type AdapterKind = keyof typeof kinds;

/** One matrix of a layer: the names of the tensors that are there. */
export type Written = { readonly [part in keyof Factors]: string | undefined };

const roles = Object.keys(suffixes) as Role[];
const kindNames = Object.keys(kinds) as AdapterKind[];

/** The layer and the role of a tensor of this name in a file of an adapter; null if it has no role. */
export function splitName(name: string): { readonly layer: string; readonly role: Role } | null {
  const plain = withoutAdapterName(name);
  for (const role of roles) {
    for (const suffix of suffixes[role]) {
      if (plain.endsWith(`.${suffix}`)) return { layer: plain.slice(0, -suffix.length - 1), role };
    }
  }
  // Attention processors of diffusers before PEFT: `….processor.to_q_lora.up.weight`.
  const older = /_lora\.(up|down)\.weight$/.exec(plain);
  return older === null ? null : { layer: plain.slice(0, older.index), role: older[1] === 'up' ? 'up' : 'down' };
}

/** PEFT's parameters have the adapter's name in theirs, which its own files leave out: `….lora_A.default.weight`. */
function withoutAdapterName(name: string): string {
  return name.replace(
    /\.(lora_[AB]|lora_magnitude_vector|hada_(?:w|t)\w+|lokr_(?:w|t)\w+)\.(?!weight$|bias$)[^.]+(?=$|\.weight$|\.bias$)/,
    '.$1',
  );
}

/** The kind of a layer, null if it changes no weight; and what is wrong with it. */
export function kindOf(layer: Layer): { readonly kind: AdapterKind | null; readonly faults: readonly string[] } {
  const found = kindNames.filter((kind) => rolesOf(kind).some((role) => layer[role] !== undefined));
  const [kind = layer.diff_b !== undefined && layer.magnitude === undefined ? null : 'LoRA'] = found;
  if (found.length > 1) return { kind, faults: [`is ${found.join(' and ')} at once`] };
  return { kind, faults: kind === null ? [] : pieces(kind).flatMap((piece) => faultsOf(layer, piece)) };
}

/** The matrices of a layer that has no faults. */
export function written(layer: Layer, kind: AdapterKind): Written[] {
  const name = (role?: Role) => (role === undefined ? undefined : layer[role]);
  return pieces(kind).map(({ whole, up, mid, down }) => ({
    whole: name(whole),
    up: name(up),
    mid: name(mid),
    down: name(down),
  }));
}

function pieces(kind: AdapterKind): readonly Factors[] {
  return kinds[kind];
}

function rolesOf(kind: AdapterKind): Role[] {
  return pieces(kind).flatMap(({ whole, up, mid, down }) =>
    [whole, up, mid, down].filter((role) => role !== undefined),
  );
}

function faultsOf(layer: Layer, { whole, up, mid, down }: Factors): string[] {
  const named = (list: readonly (Role | undefined)[]) => list.filter((role) => role !== undefined);
  const factors = named([up, mid, down]).filter((role) => layer[role] !== undefined);
  if (whole !== undefined && layer[whole] !== undefined) return factors.map((role) => `has both ${whole} and ${role}`);
  if (whole !== undefined && factors.length === 0) return [`lacks ${whole}`];
  const lacked = named([down, up]).filter((role) => layer[role] === undefined);
  return lacked.map((role) => `lacks ${role}`);
}
