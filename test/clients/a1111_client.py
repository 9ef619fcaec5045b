"""A client of AUTOMATIC1111's web UI (PyPI's webuiapi): a1111_client.py PORT KEY. What it got, as JSON."""

import base64
import io
import json
import sys
import threading
import time

from PIL import Image, ImageDraw
from webuiapi import WebUIApi

port, key = sys.argv[1:]
api = WebUIApi(port=int(port), username="anybody", password=key, sampler="DDIM", steps=2)


def png(image):
    file = io.BytesIO()
    image.save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def pixels(result):
    return [png(image) for image in result.images]


size = {"width": 64, "height": 64}
heart = {"prompt": "a red heart", "seed": 7, "eta": 0, "cfg_scale": 3, **size}
drawn = api.txt2img(batch_size=2, **heart)
larger = api.txt2img(enable_hr=True, hr_scale=2, **heart)
old_name = api.txt2img(prompt="a red heart", sampler_name="DPM++ 2M Karras", **size)
again = api.img2img(images=drawn.images[:1], denoising_strength=0.9, **{**heart, "prompt": "a yellow star"})
mask = Image.new("L", (64, 64))
ImageDraw.Draw(mask).rectangle((32, 0, 63, 63), fill=255)
half = {"mask_image": mask, "mask_blur": 0, "inpaint_full_res": False, "denoising_strength": 1}
repainted = api.img2img(images=drawn.images[:1], **half, **{**heart, "prompt": "a yellow star"})

long = {}


def draw_long():
    long["result"] = api.txt2img(prompt="a", steps=150, width=256, height=256)


thread = threading.Thread(target=draw_long)
thread.start()
progress = api.get_progress()
while progress["state"]["sampling_step"] < 2:
    time.sleep(0.02)
    progress = api.get_progress()
api.interrupt()
thread.join()
api.util_wait_for_ready(check_interval=0.1)
api.util_set_model("tiny")


def fault(call):
    try:
        call()
    except RuntimeError as error:
        status, text = error.args
        return {"status": status, **json.loads(text)}


print()
print(
    json.dumps(
        {
            "pictures": pixels(drawn),
            "seeds": drawn.info["all_seeds"],
            "infotext": drawn.info["infotexts"][0],
            "larger": larger.image.size,
            "oldName": old_name.info["infotexts"][0],
            "again": pixels(again),
            "repainted": pixels(repainted),
            "progress": progress,
            "interrupted": pixels(long["result"]),
            "samplers": api.util_get_sampler_names(),
            "schedulers": api.util_get_scheduler_names(),
            "models": api.util_get_model_names(),
            "model": api.util_get_current_model(),
            "wrongSize": fault(lambda: api.txt2img(width=65, height=64)),
            "faces": fault(lambda: api.txt2img(restore_faces=True, **size)),
        }
    )
)
