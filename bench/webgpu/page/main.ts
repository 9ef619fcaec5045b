// The page of the benchmark: `npx vite bench/webgpu/page`. What its address may say is said in
// ../index.ts. What it found can be saved.
import { benchmark } from '../benchmark';

const [said, found] = [document.querySelector('p'), document.querySelector('pre')];
const say = (text: string): void => {
  if (said !== null) said.textContent = text;
};

try {
  const address = new URLSearchParams(location.search);
  const report = await benchmark({
    isQuick: address.has('quick'),
    isOfKernels: address.has('kernels'),
    minutes: Number(address.get('minutes') ?? 10),
    size: Number(address.get('size') ?? 512),
    onProgress: (what) => {
      say(`${what} …`);
    },
  });
  const text = JSON.stringify(report, null, 1);
  if (found !== null) found.textContent = text;
  const link = Object.assign(document.createElement('a'), {
    href: URL.createObjectURL(new Blob([text], { type: 'application/json' })),
    download: 'webgpu.json',
    textContent: 'Save it',
  });
  say('Done. ');
  said?.append(link);
} catch (error) {
  say(`It failed: ${error instanceof Error ? error.message : String(error)}`);
}
