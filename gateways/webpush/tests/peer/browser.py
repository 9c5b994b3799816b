"""A browser that subscribed, by two packages that are not ours: http-ece decrypts what it gets, py-vapid verifies who sent it.

Prints its subscription as one line of JSON, then answers each line of JSON {body, authorization} with what it read.
"""

import base64
import json
import os
import sys

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02


def write(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def read(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


key = ec.generate_private_key(ec.SECP256R1())
secret = os.urandom(16)
point = key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
print(json.dumps({"p256dh": write(point), "auth": write(secret)}), flush=True)

for line in sys.stdin:
    got = json.loads(line)
    text = http_ece.decrypt(read(got["body"]), private_key=key, auth_secret=secret, version="aes128gcm")
    claims = got["authorization"].split("t=")[1].split(",")[0].split(".")[1]
    told = {"text": text.decode(), "genuine": Vapid02.verify(got["authorization"]), "claims": json.loads(read(claims))}
    print(json.dumps(told), flush=True)
