"""A mail server for tests on aiosmtpd: keeps each email it takes as a file, and does as its one argument, JSON, says.

An address whose local part begins with `refuse-CODE-` is refused with that code, and the status that follows, such as
`refuse-550-5.1.1@mail.example`; as a sender at MAIL, as a recipient at RCPT. `late-CODE-STATUS` is refused after the email.
"""
import asyncio, asyncio.constants, base64, json, os, re, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult

# On a busy machine a handshake takes its time, and aiosmtpd has no setting for how long it may.
asyncio.constants.SSL_HANDSHAKE_TIMEOUT = 600

config = json.loads(sys.argv[1])
context = None
if "certificate" in config:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(config["certificate"], config["key"])


def refusal(address, kind="refuse"):
    found = re.match(kind + r"-(\d+)-?([\d.]*)", address)
    return f"{found[1]} {found[2]} as you wish".replace("  ", " ") if found else None


class Handler:
    count = 0

    async def handle_MAIL(self, server, session, envelope, address, options):
        if refusal(address):
            return refusal(address)
        envelope.mail_from, envelope.mail_options = address, options
        return "250 2.1.0 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if refusal(address):
            return refusal(address)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        if refusal(envelope.rcpt_tos[0], "late"):
            return refusal(envelope.rcpt_tos[0], "late")
        Handler.count += 1
        name = os.path.join(config["folder"], f"{Handler.count:06}")
        with open(name + ".part", "w") as file:
            json.dump({
                "sender": envelope.mail_from, "options": envelope.mail_options, "recipients": envelope.rcpt_tos,
                "content": base64.b64encode(envelope.original_content).decode(),
                "isEncrypted": server.transport.get_extra_info("sslcontext") is not None, "user": (session.auth_data or b"").decode(),
                "peer": session.peer[1],
            }, file)
        os.rename(name + ".part", name + ".json")
        return f"250 2.0.0 taken as {Handler.count}"


def authenticate(server, session, envelope, mechanism, data):
    user, password = data.login.decode(), data.password.decode()
    if [user, password] == config.get("login"):
        return AuthResult(success=True, auth_data=user.encode())
    # Unwise servers repeat what they were given.
    return AuthResult(success=False, handled=False, message=f"535 5.7.8 {password} is wrong")


async def main():
    handler = Handler()

    def factory():
        return SMTP(
            handler, hostname="mail.example", tls_context=context if config.get("startTLS") else None,
            require_starttls=config.get("startTLS", False), authenticator=authenticate,
            auth_required="login" in config, auth_require_tls=not config.get("plainLogin", False),
            auth_exclude_mechanism=config.get("withoutMechanisms", []), enable_SMTPUTF8=config.get("international", False),
            data_size_limit=config.get("sizeLimit", 33554432), loop=asyncio.get_running_loop())

    implicit = context if context and not config.get("startTLS") else None
    server = await asyncio.get_running_loop().create_server(factory, "127.0.0.1", config["port"], ssl=implicit)
    parent = os.getppid()
    async with server:
        # Ends with the tests, whatever becomes of them.
        while os.getppid() == parent:
            await asyncio.sleep(0.5)


asyncio.run(main())
