/** What a device reaches at best: what kernels are measured against. */
export interface Roofs {
  /** Multiply-adds in registers, counted as two, in FLOP/s. */
  readonly f32: number;
  /** The same in half precision; null without `shader-f16`. */
  readonly f16: number | null;
  /** Bytes read and written by a copy, in bytes/s. */
  readonly copy: number;
  /** Bytes read of workgroup memory, in bytes/s. */
  readonly workgroup: number;
  /** Seconds from a submit of nothing to its end. */
  readonly submit: number;
}

const THREADS = 256;
const GROUPS = 1024;
const TIMES = 64;

export async function measureRoofs(device: GPUDevice): Promise<Roofs> {
  const chains = 8;
  const flops = 2 * 4 * chains * TIMES * THREADS * GROUPS;
  const bytes = 2 ** 26;
  return {
    f32: flops / (await seconds(device, fma('f32', chains), 4 * THREADS * GROUPS)),
    f16: device.features.has('shader-f16')
      ? flops / (await seconds(device, fma('f16', chains), 4 * THREADS * GROUPS))
      : null,
    copy: (2 * bytes) / (await seconds(device, COPY, bytes, bytes / 16 / THREADS)),
    workgroup: (16 * TIMES * THREADS * GROUPS) / (await seconds(device, WORKGROUP, 4 * THREADS * GROUPS)),
    submit: await seconds(device, EMPTY, 4, 1),
  };
}

/** Independent chains, so that no multiply-add waits for the one before it; the result is kept, so that none is removed. */
function fma(type: 'f32' | 'f16', chains: number): string {
  const each = (text: (i: number) => string) => Array.from({ length: chains }, (_, i) => text(i)).join('\n');
  return `${type === 'f16' ? 'enable f16;' : ''}
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@compute @workgroup_size(${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let a = vec4<${type}>(${type}(x[id.x % arrayLength(&x)]));
  ${each((i) => `var c${i} = a + vec4<${type}>(${i});`)}
  for (var i = 0; i < ${TIMES}; i++) { ${each((i) => `c${i} = fma(c${i}, a, a);`)} }
  y[id.x] = f32(dot(${Array.from({ length: chains }, (_, i) => `c${i}`).join(' + ')}, vec4<${type}>(1)));
}`;
}

const COPY = `
@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> y: array<vec4f>;
@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + group.y * groups.x) * ${THREADS}u + thread;
  y[i] = x[i];
}`;

const WORKGROUP = `
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
var<workgroup> tile: array<vec4f, ${THREADS}>;
@compute @workgroup_size(${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  tile[thread] = vec4f(x[id.x % arrayLength(&x)]);
  workgroupBarrier();
  var sum = vec4f();
  for (var i = 0u; i < ${TIMES}u; i++) { sum += tile[(thread + i) % ${THREADS}u]; }
  y[id.x] = dot(sum, vec4f(1));
}`;

const EMPTY = `
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@compute @workgroup_size(1)
fn main() { y[0] = x[0]; }`;

/** The least of some rounds, from a submit to its end. */
async function seconds(device: GPUDevice, code: string, bytes: number, groups = GROUPS): Promise<number> {
  const module = device.createShaderModule({ code });
  const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module } });
  const buffers = [0, 1].map(() => device.createBuffer({ size: bytes, usage: GPUBufferUsage.STORAGE }));
  const entries = buffers.map((buffer, binding) => ({ binding, resource: { buffer } }));
  const group = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
  const x = Math.min(groups, 65535);
  let least = Infinity;
  for (let round = 0; round < 6; round++) {
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(x, Math.ceil(groups / x));
    pass.end();
    const start = performance.now();
    device.queue.submit([encoder.finish()]);
    await device.queue.onSubmittedWorkDone();
    least = Math.min(least, (performance.now() - start) / 1000);
  }
  for (const buffer of buffers) buffer.destroy();
  return least;
}
