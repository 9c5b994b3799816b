"""The servers of others that Cauce talks to, for its tests: one that speaks S3 and a mail server with TLS.

    serve.py FOLDER

Writes the throw-away authority of the mail server into FOLDER/ca.pem, prints one line of JSON that tells where the
servers (and this Python) are, and lives until its standard input ends: with the process that started it, even if that one was killed.
"""

import asyncio
import json
import logging
import secrets
import ssl
import sys
from functools import partial
from pathlib import Path

import boto3
import trustme
from aiosmtpd.smtp import SMTP, AuthResult
from moto.server import ThreadedMotoServer

HERE = "127.0.0.1"
USER, PASSWORD = "pqr@cauce.example", secrets.token_hex(8)


class Mailbox:
    """Takes every mail of somebody who logged in, as a submission server does, and forgets it."""

    async def handle_DATA(self, server, session, envelope):
        if not envelope.content or not envelope.rcpt_tos:
            return "554 5.6.0 nothing to deliver"
        return f"250 2.0.0 Ok: queued as {secrets.token_hex(5)}"


def authenticate(server, session, envelope, mechanism, data):
    known = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=known, handled=False)


async def mail(folder):
    """Both ways to the mail server (RFC 8314 and RFC 3207), and the authority that vouches for it."""
    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost", HERE).configure_cert(context)
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    common = dict(hostname="localhost", auth_required=True, authenticator=authenticate)
    # Inside TLS from the first byte, the library must not wait for STARTTLS before it offers to log in.
    kinds = {
        "starttls": (None, dict(tls_context=context, require_starttls=True)),
        "smtps": (context, dict(auth_require_tls=False)),
    }
    ways = {}
    for name, (outside, more) in kinds.items():
        make = partial(SMTP, Mailbox(), **common, **more)
        server = await asyncio.get_running_loop().create_server(make, HERE, 0, ssl=outside)
        port = server.sockets[0].getsockname()[1]
        ways[name] = f"{name}://{USER.replace('@', '%40')}:{PASSWORD}@localhost:{port}"
    return ways


def bucket():
    """A server with the bucket that the tests expect."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address=HERE, port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    url = f"http://{HERE}:{port}"
    words = dict(region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test")
    boto3.client("s3", endpoint_url=url, **words).create_bucket(Bucket="cauce")
    return url


async def main():
    folder = Path(sys.argv[1])
    told = {"s3": bucket(), "ca": str(folder / "ca.pem"), "python": sys.executable, **await mail(folder)}
    print(json.dumps(told), flush=True)
    await asyncio.to_thread(sys.stdin.read)


asyncio.run(main())
