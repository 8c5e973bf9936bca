"""Reads emails as Python's own library understands them.

Input: for each email its length in decimal, a line break, and so many bytes. Output: for each one a line of JSON.
"""
import base64, email, email.policy, json, sys


def text(value):
    return base64.b64encode(str(value).encode("utf-8", "surrogateescape")).decode()


def read(content):
    message = email.message_from_bytes(content, policy=email.policy.default)
    defects = [repr(defect) for part in message.walk() for defect in part.defects]
    headers, addresses = [], {}
    for name, value in message.items():
        defects += [f"{name}: {defect!r}" for defect in value.defects]
        headers.append([name, text(value)])
        if name in ["From", "To", "Reply-To"]:
            addresses[name] = [[text(address.display_name), text(address.addr_spec)] for address in value.addresses]
    parts = []
    for part in message.walk():
        if part.is_multipart():
            continue
        parts.append({
            "type": part.get_content_type(), "name": text(part.get_filename() or ""),
            "isAttachment": part.is_attachment(),
            "bytes": base64.b64encode(part.get_payload(decode=True)).decode()})
    lines = content.split(b"\r\n")
    return {
        "defects": defects, "headers": headers, "addresses": addresses, "parts": parts,
        "bareBreaks": sum(line.count(b"\r") + line.count(b"\n") for line in lines),
        "longest": max(map(len, lines)), "isASCII": content.isascii(), "nul": content.count(b"\0")}


source = sys.stdin.buffer
while True:
    length = source.readline()
    if not length:
        break
    print(json.dumps(read(source.read(int(length)))))
