import type { Module, Param } from '../../layers/module';
import { diffusersName, ldmName, type Structure } from '../names';

/** The networks that LoRAs change: their parameters, and for LDM's names the UNet's counts. */
export interface LoraModels {
  readonly textEncoder: Module;
  readonly diffusionModel: Module & { readonly structure: Structure };
}

export type LoraPart = keyof LoraModels;

/** A weight that a LoRA may change. */
export interface Place {
  readonly part: LoraPart;
  readonly path: string;
  readonly param: Param;
}

/** What the factors of one layer, and its alpha, are called behind the name of the layer, in all forms of LoRA files. */
const suffixes = {
  down: [
    '.lora_A.weight',
    '.lora_down.weight',
    '.lora.down.weight',
    '_lora.down.weight',
    '.lora_linear_layer.down.weight',
  ],
  up: ['.lora_B.weight', '.lora_up.weight', '.lora.up.weight', '_lora.up.weight', '.lora_linear_layer.up.weight'],
  mid: ['.lora_mid.weight'],
  alpha: ['.alpha'],
} as const;

export type Role = keyof typeof suffixes;

/** The layer and the role of a tensor of that name in a LoRA file; null for one that plays none. */
export function splitName(name: string): { readonly layer: string; readonly role: Role } | null {
  for (const role of Object.keys(suffixes) as Role[]) {
    const suffix = suffixes[role].find((end) => name.endsWith(end));
    if (suffix !== undefined) return { layer: name.slice(0, -suffix.length), role };
  }
  return null;
}

/** What is saved with a LoRA and is no part of it. */
export const unneeded = /(^|\.)(position_ids|logit_scale)$/;

/** Adapters that are more than two factors, by what their tensors are called. */
const others: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['DoRA', /\.(dora_scale|lora_magnitude_vector)/],
  ['LoHa', /\.hada_/],
  ['LoKr', /\.lokr_/],
  ['OFT', /\.(oft_|boft_)/],
  ['IA3', /\.(on_input|ia3_l)$/],
  ['GLoRA', /\.[ab][12]\.weight$/],
  ['a LoRA with biases', /(\.bias_(indices|values|size)|lora_[AB]\.bias|lora_up\.bias)$/],
  ['a LoRA of an embedding', /\.lora_embedding_[AB]/],
  ['a whole difference of weights', /\.(diff|diff_b|w_norm|b_norm)$/],
];

/** The kind of adapter that the tensor of that name belongs to; null for a LoRA's own and for what nobody knows. */
export function otherKind(name: string): string | null {
  return others.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** How the files of each trainer begin the name of a layer, and of which network that is; without any of it, it is the UNet's. */
const fronts: Readonly<Record<LoraPart, RegExp>> = {
  textEncoder: /^(?:text_encoder|lora_te1?|te1?|clip_l|text_encoders_clip_l_transformer)_(?:text_model_)?/,
  diffusionModel: /^(?:lora_unet_|lycoris_|unet_|model_diffusion_model_|diffusion_model_)?/,
};

/** One spelling for all: points and underscores are the same to kohya, and so to everyone who reads kohya's files. */
function spelled(layer: string): { readonly part: LoraPart; readonly rest: string } {
  const plain = layer.replaceAll('.', '_');
  const part = fronts.textEncoder.test(plain) ? 'textEncoder' : 'diffusionModel';
  return { part, rest: plain.replace(fronts[part], '') };
}

/**
 * Finds the matrix or filter that a layer of a LoRA file changes, by every name that there is for it: diffusers' (with attention
 * processors as before peft, too), LDM's, with points or with kohya's underscores, behind any front.
 */
export function loraPlaces({ textEncoder, diffusionModel }: LoraModels): (layer: string) => Place | undefined {
  const places = { textEncoder: new Map<string, Place>(), diffusionModel: new Map<string, Place>() };
  const add = (part: LoraPart, model: Module, names: (path: string) => string[]) => {
    for (const [path, param] of model.parameters()) {
      if (param.kind !== 'matrix' && param.kind !== 'conv') continue;
      for (const name of names(path)) places[part].set(name.replaceAll('.', '_'), { part, path, param });
    }
  };
  add('textEncoder', textEncoder, textEncoderNames);
  add('diffusionModel', diffusionModel, (path) => diffusionModelNames(path, diffusionModel.structure));
  return (layer) => {
    const { part, rest } = spelled(layer);
    return places[part].get(rest);
  };
}

/** Before peft, diffusers named these projections as it names the UNet's. */
function textEncoderNames(path: string): string[] {
  const name = layerOf(diffusersName('textEncoder', path)).replace('text_model.', '');
  return [name, name.replace(/\.(q|k|v|out)_proj$/, '.to_$1')];
}

function diffusionModelNames(path: string, structure: Structure): string[] {
  const name = layerOf(diffusersName('diffusionModel', path));
  const older = name.replace(/\.(attn[12])\.(to_q|to_k|to_v|to_out)(\.0)?$/, '.$1.processor.$2');
  return [name, older, layerOf(ldmName('diffusionModel', path, structure))];
}

function layerOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}
