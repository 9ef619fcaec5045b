// For `asc --transform`: compiles for a memory with 64-bit addresses, of which AssemblyScript's compiler has the code but not yet an option.
// The compiler makes the class, and gives it its program and `binaryen`, its back end, before.

/** AssemblyScript's `Target.Wasm64`. */
const WASM64 = 2;

export default class Memory64 {
  constructor() {
    const { options, module } = this.program;
    options.target = WASM64;
    module.sizeType = options.sizeTypeRef;
  }

  /** The compiler would declare every memory with 32-bit addresses. */
  afterInitialize({ module }) {
    const own = this.binaryen.wrapModule(module.ref);
    module.setMemory = (initial, maximum, segments, _, exportName, name, isShared) => {
      if (segments.length > 0) throw new Error('the module has data, for which there is no place');
      own.setMemory(initial, maximum, exportName, [], isShared, true, name);
    };
  }

  /** Exports take and return addresses as float64, which is exact to 2^53: JavaScript's numbers, in place of `BigInt`. */
  afterCompile(module) {
    const { binaryen } = this;
    const outer = (type) => (type === binaryen.i64 ? binaryen.f64 : type);
    const exported = Array.from({ length: module.getNumExports() }, (_, i) => module.getExportByIndex(i));
    for (const { name, value } of exported.map((one) => binaryen.getExportInfo(one))) {
      const { params, results } = binaryen.getFunctionInfo(module.getFunction(value));
      const types = binaryen.expandType(params);
      const args = types.map((type, i) => {
        const arg = module.local.get(i, outer(type));
        return type === binaryen.i64 ? module.i64.trunc_u_sat.f64(arg) : arg;
      });
      const call = module.call(value, args, results);
      const body = results === binaryen.i64 ? module.f64.convert_u.i64(call) : call;
      const wrapper = `${value}/outer`;
      module.addFunction(wrapper, binaryen.createType(types.map(outer)), outer(results), [], body);
      module.removeExport(name);
      module.addFunctionExport(wrapper, name);
    }
  }
}
