import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Dawn's adapter on a machine without a GPU; read when the first Vulkan instance is made, so before any test. */
const icd = fileURLToPath(new URL('../../.engines/lavapipe/icd.json', import.meta.url));
if (process.env['VK_ICD_FILENAMES'] === undefined && existsSync(icd)) process.env['VK_ICD_FILENAMES'] = icd;
