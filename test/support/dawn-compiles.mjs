// Compiles texts in a process of its own, since instances of Dawn do not get along: reads a job from stdin, as JSON, and
// prints what devices say of each text. With Dawn's toggle `dump_shaders` the texts for the driver come first.
import { create, globals } from 'webgpu';
import { text } from 'node:stream/consumers';

Object.assign(globalThis, globals);
const { options, sets } = JSON.parse(await text(process.stdin));
const gpu = create(options);
const said = [];
for (const { features, texts, makesPipelines } of sets) {
  const adapter = await gpu.requestAdapter();
  const limits = ['maxComputeWorkgroupStorageSize', 'maxStorageBuffersPerShaderStage'];
  const requiredLimits = Object.fromEntries(limits.map((name) => [name, adapter.limits[name]]));
  const device = await adapter.requestDevice({ requiredFeatures: features, requiredLimits });
  const complaints = [];
  for (const code of texts) {
    device.pushErrorScope('validation');
    const module = device.createShaderModule({ code });
    const { messages } = await module.getCompilationInfo();
    if (makesPipelines) device.createComputePipeline({ layout: 'auto', compute: { module } });
    const error = await device.popErrorScope();
    complaints.push(messages.find(({ type }) => type === 'error')?.message ?? error?.message ?? null);
  }
  said.push(complaints);
}
process.stdout.write(`\nSAID ${JSON.stringify(said)}\n`, () => process.exit(0));
