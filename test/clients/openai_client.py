"""The official client of OpenAI for Python: openai_client.py ADDRESS KEY. What it got, as JSON."""

import base64
import io
import json
import sys

import openai

address, key = sys.argv[1:]
client = openai.OpenAI(base_url=f"{address}/v1", api_key=key, max_retries=0)
extra = {"steps": 2, "seed": 7}
drawn = client.images.generate(prompt="a red heart", size="64x64", n=2, extra_body=extra)
image = io.BytesIO(base64.b64decode(drawn.data[0].b64_json))
image.name = "heart.png"
edited = client.images.edit(image=image, prompt="a yellow star", size="64x64", extra_body=extra)


def fault(**options):
    try:
        client.images.generate(**options)
    except openai.APIStatusError as error:
        return {"name": type(error).__name__, "status": error.status_code, "code": error.code}


print(
    json.dumps(
        {
            "pictures": [one.b64_json for one in drawn.data],
            "edited": [one.b64_json for one in edited.data],
            "models": [model.id for model in client.models.list()],
            "wrongSize": fault(prompt="a", size="65x64"),
        }
    )
)
