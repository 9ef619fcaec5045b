// For `asc --transform`: compiles for a memory with 64-bit addresses, of which AssemblyScript's compiler has the code but not yet an option.

type Type = number;
type Expression = number;

/** What is used here of AssemblyScript's program; its own types would stand in for those of TypeScript's arrays. */
interface Program {
  readonly options: { target: number; readonly sizeTypeRef: Type };
  readonly module: {
    readonly ref: number;
    sizeType: Type;
    setMemory(
      initial: number,
      maximum: number,
      segments: readonly unknown[],
      target: number,
      exportName: string | null,
      name: string,
      isShared: boolean,
    ): void;
  };
}

/** What is used here of a module in binaryen, the compiler's back end. */
interface Module {
  readonly local: { get(index: number, type: Type): Expression };
  readonly i64: { readonly trunc_u_sat: { f64(value: Expression): Expression } };
  readonly f64: { readonly convert_u: { i64(value: Expression): Expression } };
  setMemory(initial: number, maximum: number, exportName: string | null, segments: readonly unknown[], isShared: boolean, is64: boolean, name: string): void; // prettier-ignore
  getNumExports(): number;
  getExportByIndex(index: number): number;
  getFunction(name: string): number;
  addFunction(name: string, params: Type, results: Type, locals: readonly Type[], body: Expression): number;
  call(name: string, args: readonly Expression[], results: Type): Expression;
  removeExport(name: string): void;
  addFunctionExport(name: string, external: string): number;
}

interface Binaryen {
  readonly i64: Type;
  readonly f64: Type;
  wrapModule(ref: number): Module;
  getExportInfo(one: number): { readonly name: string; readonly value: string };
  getFunctionInfo(one: number): { readonly params: Type; readonly results: Type };
  createType(types: readonly Type[]): Type;
  expandType(type: Type): readonly Type[];
}

/** AssemblyScript's `Target.Wasm64`. */
const WASM64 = 2;

/** The compiler makes it, and gives it `program` and `binaryen` before. */
export default class Memory64 {
  declare readonly program: Program;
  declare readonly binaryen: Binaryen;

  constructor() {
    const { options, module } = this.program;
    options.target = WASM64;
    module.sizeType = options.sizeTypeRef;
  }

  /** The compiler would declare every memory with 32-bit addresses. */
  afterInitialize({ module }: Program): void {
    const own = this.binaryen.wrapModule(module.ref);
    module.setMemory = (initial, maximum, segments, _, exportName, name, isShared) => {
      if (segments.length > 0) throw new Error('the module has data, for which there is no place');
      own.setMemory(initial, maximum, exportName, [], isShared, true, name);
    };
  }

  /** Exports take and return addresses as float64, which is exact to 2^53: JavaScript's numbers, in place of `BigInt`. */
  afterCompile(module: Module): void {
    const { binaryen } = this;
    const exported = Array.from({ length: module.getNumExports() }, (_, i) =>
      binaryen.getExportInfo(module.getExportByIndex(i)),
    );
    for (const { name, value } of exported) {
      const { params, results } = binaryen.getFunctionInfo(module.getFunction(value));
      const types = binaryen.expandType(params);
      const outer = types.map((type) => this.#outer(type));
      const args = types.map((type, i) => {
        const arg = module.local.get(i, this.#outer(type));
        return type === binaryen.i64 ? module.i64.trunc_u_sat.f64(arg) : arg;
      });
      const call = module.call(value, args, results);
      const body = results === binaryen.i64 ? module.f64.convert_u.i64(call) : call;
      const wrapper = `${value}/outer`;
      module.addFunction(wrapper, binaryen.createType(outer), this.#outer(results), [], body);
      module.removeExport(name);
      module.addFunctionExport(wrapper, name);
    }
  }

  #outer(type: Type): Type {
    return type === this.binaryen.i64 ? this.binaryen.f64 : type;
  }
}
