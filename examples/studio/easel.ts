import { SdImage } from 'sd-ts/worker';
import { field, find } from './page';

const MOST = 1024;
const easel = find('#easel', HTMLElement);
const canvas = find('#mask', HTMLCanvasElement);
const strength = field('strength');
const brush = field('brush');

/** A picture to begin with, and what of it shall be drawn anew. */
export interface Start {
  readonly image: SdImage;
  /** White where it is painted over; none without paint. */
  readonly mask?: SdImage;
  readonly strength: number;
}

let picture: ImageBitmap | null = null;
let paint: OffscreenCanvas | null = null;
let isPainted = false;

/** Puts a picture on the easel, at most 1,024 pixels high and wide. */
export async function place(file: Blob): Promise<void> {
  const whole = await createImageBitmap(file);
  const scale = Math.min(1, MOST / Math.max(whole.width, whole.height));
  const [width, height] = [whole.width, whole.height].map((side) => Math.max(1, Math.round(side * scale)));
  picture = await createImageBitmap(whole, { resizeWidth: width ?? 1, resizeHeight: height ?? 1 });
  [canvas.width, canvas.height] = [picture.width, picture.height];
  clear();
  easel.hidden = false;
  find('#picture', HTMLDetailsElement).open = true;
}

export function start(): Start | null {
  if (picture === null) return null;
  const image = pixels(picture);
  const mask = isPainted && paint !== null ? pixels(paint) : undefined;
  return { image, ...(mask && { mask }), strength: Number(strength.value) };
}

function pixels(source: ImageBitmap | OffscreenCanvas): SdImage {
  const { width, height } = source;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(source, 0, 0);
  const rgba = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray(width * height * 4);
  const data = new Uint8ClampedArray(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set(rgba.subarray(4 * i, 4 * i + 3), 3 * i);
  return new SdImage({ width, height, data });
}

function clear(): void {
  if (picture === null) return;
  paint = new OffscreenCanvas(picture.width, picture.height);
  isPainted = false;
  const context = paint.getContext('2d');
  if (context !== null) {
    context.fillStyle = 'black';
    context.fillRect(0, 0, paint.width, paint.height);
  }
  redraw();
}

function redraw(): void {
  const context = canvas.getContext('2d');
  if (context === null || picture === null || paint === null) return;
  context.globalCompositeOperation = 'source-over';
  context.drawImage(picture, 0, 0);
  context.globalCompositeOperation = 'lighter';
  context.globalAlpha = 0.6;
  context.drawImage(paint, 0, 0);
  context.globalAlpha = 1;
}

/** A dot of the brush at a place of the canvas as it is shown. */
function dot(x: number, y: number): void {
  const context = paint?.getContext('2d');
  if (!context) return;
  const scale = canvas.width / canvas.clientWidth;
  context.fillStyle = 'white';
  context.beginPath();
  context.arc(x * scale, y * scale, (Number(brush.value) * scale) / 2, 0, 2 * Math.PI);
  context.fill();
  isPainted = true;
  redraw();
}

/** The brush of the keyboard: arrows move it, the space bar paints. */
const cursor = { x: 0.5, y: 0.5 };
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function setUp(): void {
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    dot(event.offsetX, event.offsetY);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (event.buttons === 1) dot(event.offsetX, event.offsetY);
  });
  canvas.addEventListener('keydown', (event) => {
    const [x, y] = arrows[event.key] ?? [0, 0];
    if (event.key !== ' ' && x === 0 && y === 0) return;
    event.preventDefault();
    cursor.x = Math.min(1, Math.max(0, cursor.x + x / 24));
    cursor.y = Math.min(1, Math.max(0, cursor.y + y / 24));
    if (event.key === ' ' || event.shiftKey) dot(cursor.x * canvas.clientWidth, cursor.y * canvas.clientHeight);
  });
  find('#unpaint', HTMLElement).addEventListener('click', clear);
  find('#remove', HTMLElement).addEventListener('click', () => {
    picture = null;
    easel.hidden = true;
  });
}
