import type { Timer } from './timer';

/** What a device can at most, as simple kernels find it; null without the feature. */
export interface Roofs {
  /** FLOP/s of fused multiplications and additions of 4 values. */
  readonly fmaFloat32: number;
  readonly fmaFloat16: number | null;
  /** Bytes/s that a copy reads and writes. */
  readonly copy: number;
  /** Bytes/s that are read from workgroup memory, 16 at a time. */
  readonly workgroupMemory: number;
}

interface Roof {
  readonly wgsl: string;
  readonly workgroups: number;
  /** FLOP or bytes. */
  readonly work: number;
}

const THREADS = 256;

export async function roofsOf(device: GPUDevice, timer: Timer, isQuick: boolean): Promise<Roofs> {
  const threads = THREADS * (isQuick ? 64 : 8192);
  const rate = (roof: Roof) => rateOf(device, timer, roof, 16 * threads);
  return {
    fmaFloat32: await rate(fma('f32', threads)),
    fmaFloat16: device.features.has('shader-f16') ? await rate(fma('f16', threads)) : null,
    copy: await rate(copy(threads)),
    workgroupMemory: await rate(workgroupMemory(threads)),
  };
}

const head = `
@group(0) @binding(0) var<storage, read> input: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> output: array<vec4f>;`;

/** Eight sums that do not wait for one another. */
function fma(type: 'f32' | 'f16', threads: number): Roof {
  const [rounds, sums] = [256, 8];
  const names = Array.from({ length: sums }, (_, i) => `s${i}`);
  const wgsl = `${type === 'f16' ? 'enable f16;' : ''}
${head}
@compute @workgroup_size(${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let x = vec4<${type}>(input[id.x]);
  ${names.map((name, i) => `var ${name} = x + vec4<${type}>(${i});`).join(' ')}
  for (var i = 0u; i < ${rounds}u; i++) { ${names.map((name) => `${name} = fma(${name}, x, x);`).join(' ')} }
  output[id.x] = vec4f(${names.join(' + ')});
}`;
  return { wgsl, workgroups: threads / THREADS, work: threads * rounds * sums * 8 };
}

function copy(threads: number): Roof {
  const wgsl = `${head}
@compute @workgroup_size(${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) { output[id.x] = input[id.x]; }`;
  return { wgsl, workgroups: threads / THREADS, work: 2 * 16 * threads };
}

function workgroupMemory(threads: number): Roof {
  const rounds = 512;
  const wgsl = `${head}
var<workgroup> tile: array<vec4f, ${THREADS}>;
@compute @workgroup_size(${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_index) l: u32) {
  tile[l] = input[id.x];
  workgroupBarrier();
  var sum = vec4f(0);
  for (var i = 0u; i < ${rounds}u; i++) { sum += tile[(l + i) % ${THREADS}u]; }
  output[id.x] = sum;
}`;
  return { wgsl, workgroups: threads / THREADS, work: 16 * threads * rounds };
}

async function rateOf(
  device: GPUDevice,
  timer: Timer,
  { wgsl, workgroups, work }: Roof,
  bytes: number,
): Promise<number> {
  // prettier-ignore
  const module = device.createShaderModule({ code: wgsl });
  const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module } });
  const buffers = [0, 1].map(() => device.createBuffer({ size: bytes, usage: GPUBufferUsage.STORAGE }));
  const entries = buffers.map((buffer, binding) => ({ binding, resource: { buffer } }));
  const group = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
  const { seconds } = await timer.time({ pipeline, group, workgroups: [workgroups, 1, 1] });
  for (const buffer of buffers) buffer.destroy();
  return work / seconds;
}
