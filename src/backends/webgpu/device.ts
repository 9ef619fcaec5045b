import { SdError } from '../../errors';

/** Features that kernels use where an adapter has them; none is needed. Matrix units are offered in Node alone. */
const FEATURES: ReadonlySet<string> = new Set([
  'shader-f16',
  'subgroups',
  'subgroup-size-control',
  'timestamp-query',
  'chromium-experimental-subgroup-matrix',
]);

/** A device that can all that its adapter can, as the weights of a network need bindings of 100 megabytes. */
export function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const limits: Record<string, number> = {};
  for (const name in adapter.limits) {
    const value: unknown = adapter.limits[name as keyof GPUSupportedLimits];
    if (typeof value === 'number') limits[name] = value;
  }
  const features = [...adapter.features].filter((feature) => FEATURES.has(feature)) as GPUFeatureName[];
  return adapter.requestDevice({ requiredFeatures: features, requiredLimits: limits });
}

/** Older browsers do not say what WGSL they take. */
interface Language {
  readonly gpu?: { readonly wgslLanguageFeatures?: ReadonlySet<string> };
}

/** Whether kernels may go through subgroups, whose numbers within a workgroup WGSL tells. */
export function offersSubgroups({ features }: Pick<GPUDevice, 'features'>, { gpu }: Language = navigator): boolean {
  return features.has('subgroups') && gpu?.wgslLanguageFeatures?.has('subgroup_id') === true;
}

/** Whether this is an adapter that computes on the CPU: Mesa's lavapipe, SwiftShader, Windows' WARP. */
export function isOfSoftware(info: GPUAdapterInfo): boolean {
  const { vendor, architecture, device, description, isFallbackAdapter } = info;
  const words = `${vendor} ${architecture} ${device} ${description}`;
  return isFallbackAdapter || /llvmpipe|lavapipe|swiftshader|software|basic render/i.test(words);
}

/**
 * What went wrong on a device. WebGPU reports a refused call (a binding over the limit, no memory) only as an event,
 * drops all that was submitted with it, and leaves zeros.
 */
export class Health {
  #error: SdError | null = null;
  #isLost = false;

  constructor(readonly device: GPUDevice) {
    device.addEventListener('uncapturederror', (event) => {
      event.preventDefault();
      this.#error ??= refusal(event.error);
    });
    void device.lost.then(({ reason, message }) => {
      this.#isLost = true;
      this.#error = new SdError(
        'SD_GPU',
        `webgpu: the device was lost (${message || reason}) and its tensors with it; draw again, or call ` +
          `useBackend('webgpu'), for another device.`,
      );
    });
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  get isWell(): boolean {
    return this.#error === null;
  }

  /** Throws what went wrong since the device was made or `forgive` was called. */
  check(): void {
    if (this.#error !== null) throw this.#error;
  }

  /** Forgets an error; a lost device stays lost. */
  forgive(): void {
    if (!this.#isLost) this.#error = null;
  }
}

function refusal(error: GPUError): SdError {
  const isMemory = error.constructor.name === 'GPUOutOfMemoryError';
  const reason = error.message.split('\n')[0] ?? '';
  const found = isMemory ? `the device has no memory left (${reason})` : `the device refused a command (${reason})`;
  return new SdError(
    'SD_GPU',
    `webgpu: ${found}; recent results are lost; smaller tensors are needed; call useBackend('webgpu') to go on.`,
    { cause: error },
  );
}
