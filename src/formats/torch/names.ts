import { Name, Parameters, Storage, TensorView, type PickleValue } from './values';

/** Builds the object that a pickle asks for from its arguments; null if these do not fit. */
type Maker = (args: readonly PickleValue[]) => PickleValue;

/** Types by torch's names: of storages, and of tensors whose storage is bytes. */
const storages: Readonly<Record<string, string | null>> = {
  ...{ Double: 'F64', Float: 'F32', Half: 'F16', BFloat16: 'BF16', ComplexFloat: 'C64', ComplexDouble: 'C128' },
  ...{ Long: 'I64', Int: 'I32', Short: 'I16', Char: 'I8', Byte: 'U8', Bool: 'BOOL', Untyped: null },
};
const dtypes: Readonly<Record<string, string>> = {
  ...{ float64: 'F64', float32: 'F32', float16: 'F16', bfloat16: 'BF16', complex64: 'C64', complex128: 'C128' },
  ...{ float8_e4m3fn: 'F8_E4M3', float8_e5m2: 'F8_E5M2', float8_e8m0fnu: 'F8_E8M0' },
  ...{ int64: 'I64', int32: 'I32', int16: 'I16', int8: 'I8', uint64: 'U64', uint32: 'U32', uint16: 'U16', uint8: 'U8' },
  bool: 'BOOL',
};

const nothing: Maker = () => null;

/**
 * The functions that a pickle may call, and what is done in their place; no code of the file is run. The last ones
 * belong to states of trainings and modules, which published files hold beside their weights (CompVis' sd-v1-4.ckpt).
 * They become null.
 */
const makers: Readonly<Record<string, Maker>> = {
  'collections.OrderedDict': (args) => (args.length === 0 ? new Map() : null),
  'torch.Size': ([size]) => (Array.isArray(size) ? size : null),
  'torch.nn.modules.container.ParameterDict': () => new Parameters(),
  'torch._utils._rebuild_tensor': ([storage, offset, size, strides]) => viewOf(storage, offset, size, strides),
  'torch._utils._rebuild_tensor_v2': ([storage, offset, size, strides]) => viewOf(storage, offset, size, strides),
  'torch._utils._rebuild_tensor_v3': ([storage, offset, size, strides, , , dtype]) =>
    viewOf(storage, offset, size, strides, dtype),
  'torch._utils._rebuild_parameter': ([data]) => data ?? null,
  'numpy.core.multiarray.scalar': nothing,
  'numpy._core.multiarray.scalar': nothing,
  'numpy.dtype': nothing,
  '_codecs.encode': nothing,
  '__builtin__.set': nothing,
  'builtins.set': nothing,
};

/** Names that may stand in a pickle and are never called: a class as the key of a dictionary. */
const inert = ['pytorch_lightning.callbacks.model_checkpoint.ModelCheckpoint'];

const storageNames = Object.keys(storages).flatMap((kind) => [`torch.${kind}Storage`, `torch.storage.${kind}Storage`]);
const known = new Set([
  ...Object.keys(makers),
  ...inert,
  ...storageNames,
  ...Object.keys(dtypes).map((name) => `torch.${name}`),
]);

/** Whether a name may stand in a pickle. */
export function isKnown(name: string): boolean {
  return known.has(name);
}

/** How to build what a call of this name returns; undefined for names that may not be called. */
export function makerOf({ text }: Name): Maker | undefined {
  return Object.hasOwn(makers, text) ? makers[text] : undefined;
}

/** Whether a call of this name becomes null, whatever its arguments. */
export function isNothing(name: Name): boolean {
  return makerOf(name) === nothing;
}

/**
 * A persistent id, which stands for an object outside of the pickle: a storage, `('storage', class, key, device,
 * count)`, or, before torch 1.6, a class with its source, `('module', class, …)`. Null for anything else.
 */
export function outsideOf(id: PickleValue): Storage | Name | null {
  if (!Array.isArray(id)) return null;
  const [kind, type, key, , count, view = null] = id;
  if (kind === 'module' && type instanceof Name) return type;
  if (kind !== 'storage' || !(type instanceof Name) || typeof key !== 'string' || view !== null) return null;
  const [, name = ''] = /^torch\.(?:storage\.)?(\w+)Storage$/.exec(type.text) ?? [];
  if (!Object.hasOwn(storages, name) || !isNatural(count)) return null;
  return new Storage(key, storages[name] ?? null, count);
}

const MOST_AXES = 8;

/** A tensor whose values are all in its storage, each once; null for others. */
function viewOf(
  storage: PickleValue = null,
  offset: PickleValue = null,
  shape: PickleValue = null,
  strides: PickleValue = null,
  type?: PickleValue,
): PickleValue {
  if (!(storage instanceof Storage) || !isNatural(offset) || !areNaturals(shape) || !areNaturals(strides)) return null;
  const own = type instanceof Name ? dtypes[type.text.replace('torch.', '')] : storage.dtype;
  const dtype = own ?? null;
  if (dtype === null || shape.length > MOST_AXES || shape.length !== strides.length) return null;
  if (storage.dtype !== null && storage.dtype !== dtype) return null;
  return new TensorView(storage, dtype, offset, [...shape], [...strides]);
}

function isNatural(value: PickleValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function areNaturals(value: PickleValue): value is number[] {
  return Array.isArray(value) && value.every(isNatural);
}
