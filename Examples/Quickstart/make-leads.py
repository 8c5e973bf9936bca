#!/usr/bin/env python3
"""Writes leads.json: a month of leads of a mortgage broker, always the same ones.

    python3 make-leads.py > leads.json
"""
import json
import random
from datetime import datetime, timedelta

random = random.Random(20260105)
START = datetime(2026, 1, 5, 7, 0)
LEADS = 240

FIRST = """Zoë Amélie José Seán Siân Björn Łukasz Chloé Noor Aoife Olu Mei Dáithí Ingrid Raj Fatima Harriet Tom
Eleni Yusuf Grace Pádraig Agnieszka Oluwaseun Hannah Jack Anaïs Rhys Ivo Nia Dmitri Leila Sunil Élodie Callum Bethan
Marta Kofi Aisling Jürgen""".split()
LAST = """O'Brien D'Souza Müller García-López Nowak McDonald O’Connor Sørensen Patel Jones Smith Núñez Dubois
Kowalczyk Ó_Súilleabháin Fitz-Gerald Adébáyò van_der_Berg Taylor Khan Evans Hughes Żak Öztürk Nguyễn Brown Okonkwo
Walsh St._John-Smythe Novák Singh Roberts Thomas Lefèvre Ivanović""".split()
TOWNS = [("Bristol", "BS1 4ST"), ("Bath", "BA1 1LZ"), ("Cardiff", "CF10 1EP"), ("Exeter", "EX1 1HS"),
         ("Truro", "TR1 2HE"), ("Swansea", "SA1 3SN"), ("Gloucester", "GL1 2DP"), ("Aberaeron", "SA46 0BU")]
STREETS = ["Quay Street", "Church Lane", "St Mary's Road", "Heol y Frenhines", "Victoria Terrace", "The Old Forge"]
SOURCES = ["website", "comparison site", "newsletter", "referral page"]

occurrences = []


def stamp(time):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def add(time, lead, what, settings):
    occurrences.append((time, {"at": stamp(time), "lead": lead, what: settings}))


def chance(percent):
    return random.random() * 100 < percent


def later(time, low, high):
    """So many minutes later, at least low and at most high."""
    return time + timedelta(minutes=random.randint(low, high), seconds=random.randint(0, 59))


def slot(time, days):
    """An appointment some working days on, on the half hour."""
    day = time + timedelta(days=days)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day.replace(hour=random.randint(9, 16), minute=random.choice([0, 30]), second=0)


def ascii_name(name):
    plain = {"ë": "e", "é": "e", "á": "a", "â": "a", "ö": "o", "ø": "o", "ü": "u", "ł": "l", "ï": "i", "í": "i",
             "ó": "o", "ñ": "n", "ú": "u", "ż": "z", "ễ": "e", "ò": "o", "è": "e", "ć": "c"}
    return "".join(plain.get(c, c) for c in name.lower() if c.isalnum())


def customer(number):
    first, last = random.choice(FIRST), random.choice(LAST).replace("_", " ")
    contact = {"firstName": first, "lastName": last}
    if chance(25):
        contact = {"title": random.choice(["Ms", "Mr", "Dr", "Mx"]), **contact}
    if chance(94):
        domain = "nomail.example" if chance(4) else random.choice(["mail.example", "post.example", "inbox.example"])
        contact["email"] = f"{ascii_name(first)}.{ascii_name(last)}{number % 100}@{domain}"
    if chance(92):
        contact["mobile"] = f"07700 {900200 + number % 700}" if chance(70) else f"+44 7700 {900200 + number % 700}"
    else:
        contact["phone"] = f"0117 496 {1000 + number % 1000}"
    if chance(60):
        town, postcode = random.choice(TOWNS)
        contact.update(street=f"{random.randint(1, 90)} {random.choice(STREETS)}", town=town, postcode=postcode)
    return contact


def received_at():
    day = START + timedelta(days=random.randint(0, 25))
    if day.weekday() > 4 and chance(60):
        day -= timedelta(days=2)
    return day.replace(hour=random.choice([7, 8, 9, 9, 10, 10, 11, 12, 13, 14, 15, 16, 17, 19, 21, 22]),
                       minute=random.randint(0, 59), second=random.randint(0, 59))


# What each lead type calls the rules that write to the customer.
WELCOME = {"Remortgage": ("welcome web lead", "welcome phone lead"), "Purchase": ("welcome web lead", "welcome phone lead"),
           "Buy to Let": ("welcome", "welcome"), "Life Insurance": ("keep", "keep")}


def receive(number, time, kind, contact, origin, fields, **more):
    lead = {"type": kind, "source": random.choice(SOURCES) if origin != "user" else "phone", "contact": contact}
    if origin == "user":
        lead["user"] = random.choice(["priya", "tom", "siobhan"])
    elif origin == "webForm":
        lead["ipaddress"] = f"203.0.113.{number % 250 + 1}"
    if fields:
        lead["fields"] = fields
    add(time, number, "received", {"from": origin, **more, "lead": lead})


def emails(number, time, kind, contact, origin):
    """What the customer, and machines, do with the first email."""
    if "email" not in contact or contact["email"].endswith("nomail.example") or kind == "Life Insurance":
        return
    rule = WELCOME[kind][1 if origin == "user" else 0]
    if chance(15):
        add(later(time, 1, 1), number, "emailOpened", {"rule": rule, "likelyMachine": True})
    if chance(55):
        time = later(time, 3, 900)
        add(time, number, "emailOpened", {"rule": rule})
        if chance(40):
            page = random.choice(["https://harbour.example/rates", "https://harbour.example/about"])
            add(later(time, 1, 5), number, "emailClicked", {"rule": rule, "link": page})
        if chance(12):
            add(later(time, 5, 600), number, "emailOpened", {"rule": rule})
        if chance(14):
            add(later(time, 10, 700), number, "emailReplied", {"rule": rule, "text": "Please call me after five."})
        elif chance(6):
            add(later(time, 2, 60), number, "emailUnsubscribed", {"rule": rule})
        elif chance(2):
            add(later(time, 2, 60), number, "emailSpamReported", {"rule": rule})
    elif chance(5):
        add(later(time, 1, 3), number, "emailFailed", {"rule": rule, "reason": "mailbox full", "permanently": False})


def appointment(number, time, kind):
    """An appointment, which may move, be cancelled, or happen; returns when it ended, if it happened."""
    id, start = f"{number}-1", slot(time, random.randint(1, 6))
    made = {"id": id, "start": stamp(start), "end": stamp(start + timedelta(minutes=45)), "title": "First conversation",
            "location": random.choice(["1 Quay Street", "by phone", "by video"])}
    add(time, number, "appointmentCreated", made)
    if chance(22):
        moved = slot(start, random.randint(1, 3))
        time = later(time, 30, 900)
        add(time, number, "appointmentUpdated",
            {**made, "start": stamp(moved), "end": stamp(moved + timedelta(minutes=45))})
        start = moved
    if chance(14):
        add(time + (start - time) / 2, number, "appointmentCancelled", {"id": id})
        return None
    if kind != "Buy to Let" and start - time > timedelta(days=1, minutes=5) and chance(8):
        add(start - timedelta(hours=23), number, "textReplied",
            {"rule": "remind a day before", "text": "STOP", "stop": True})
    elif kind != "Buy to Let" and start - time > timedelta(days=1, minutes=5) and chance(14):
        add(start - timedelta(hours=22), number, "textReplied", {"rule": "remind a day before", "text": "See you then!"})
    if chance(10):
        return None
    if chance(70):
        add(start + timedelta(minutes=random.randint(0, 6)), number, "appointmentStarted", {"id": id})
    end = start + timedelta(minutes=random.randint(30, 70))
    add(end, number, "appointmentCompleted", {"id": id})
    return end


def application(number, time):
    """The customer fills in what we need, which makes the lead an application, and what comes of that."""
    if chance(30):
        add(later(time, 60, 900), number, "journeyStarted", {"journey": "fact find"})
        time = later(time, 1000, 2500)
        if chance(50):
            add(time, number, "journeyPartiallyCompleted",
                {"journey": "fact find", "step": random.choice(["income", "outgoings", "deposit"])})
            time = later(time, 600, 4000)
        add(time, number, "journeyCompleted", {"journey": "fact find", "step": "done"})
    else:
        time = later(time, 60, 3000)
        add(time, number, "progressMoved", {"to": "validated"})
        time = later(time, 60, 3000)
        add(time, number, "statusChanged", {"to": "Application"})
    time = later(time, 2000, 7000)
    if chance(60):
        add(time, number, "statusChanged", {"to": "Completed"})
        if chance(20):
            time = later(time, 600, 2000)
            add(time, number, "returnStarted", {"partner": "shield", "reason": "has cover already"})
            add(later(time, 100, 900), number, random.choice(["returnAccepted", "returnDeclined"]), {"partner": "shield"})
    elif chance(50):
        add(time, number, "statusChanged", {"to": "Not proceeding"})


def life(number):
    kind = random.choices(["Remortgage", "Purchase", "Buy to Let", "Life Insurance"], [50, 27, 13, 10])[0]
    origin = random.choices(["webForm", "user", "api", "import"], [62, 24, 11, 3])[0]
    contact, time = customer(number), received_at()
    amount = random.randrange(90, 780) * 1000 if chance(88) else None
    fields = {}
    if amount and (kind != "Life Insurance" or chance(30)):
        fields["loanAmount"] = amount
        fields["propertyValue"] = round(amount * random.uniform(1.1, 2.4), -3)
    if kind == "Purchase":
        fields["firstTimeBuyer"] = chance(40)
    if kind == "Remortgage" and chance(30):
        fields["fixedUntil"] = stamp(datetime(2026, random.randint(3, 12), 1))
    if chance(15):
        fields["callback"] = random.choice(["after 5 pm", "mornings", "not on Fridays"])
    receive(number, time, kind, contact, origin, fields)
    if chance(6):
        again = later(time, 20, 6000)
        receive(number + 5000, again, kind, contact, "webForm", fields)
        if again.hour > 20:
            add(later(again, 10, 60), number + 5000, "callUnanswered", {"number": "07700 900999"})
    emails(number, time, kind, contact, origin)
    if kind == "Buy to Let":
        if chance(20):
            back = later(time, 3000, 9000)
            add(back, number, "returnStarted", {"partner": "bridgeway", "reason": "outside our area"})
            add(later(back, 300, 1500), number, random.choice(["returnAccepted", "returnDeclined"]),
                {"partner": "bridgeway"})
        return
    if kind == "Life Insurance":
        return
    if chance(10):
        add(later(time, 30, 2000), number, "callUnanswered", {"number": contact.get("mobile", contact.get("phone"))})
    if chance(5):
        add(later(time, 30, 2000), number, "callVoicemail", {
            "number": contact.get("mobile", contact.get("phone")), "recording": f"https://calls.example/{number}"})
    if kind == "Remortgage" and chance(9):
        values = {"loanAmount": (amount or 200000) + 60000} if chance(60) else {"buyToLet": True}
        add(later(time, 600, 5000), number, "updated", {"by": random.choice(["user", "webForm"]), "values": values})
    if chance(4):
        add(later(time, 60, 600), number, "progressMoved", {"to": "invalidated"})
        return
    if chance(58):
        met = appointment(number, later(time, 60, 2900), kind)
        if met and kind == "Remortgage" and chance(65):
            application(number, met)
        elif met and kind == "Purchase" and chance(40):
            add(later(met, 2000, 9000), number, "statusChanged", {"to": "Completed"})
    elif chance(20):
        add(later(time, 1600, 4000), number, "progressMoved", {"to": "contacted"})
    if kind == "Remortgage" and chance(6):
        add(datetime(2026, 1, 28, 9, 0), number, "custom", {"event": "rateDropped", "fields": {"newRate": 3.89}})


def story():
    """One lead with a rich story, number 1000007: the one whose history the quickstart prints."""
    number = 1000007
    contact = {"title": "Ms", "firstName": "Zoë", "lastName": "O'Brien-Núñez", "email": "zoe.obrien@mail.example",
               "mobile": "07700 900107", "street": "7 St Mary's Road", "town": "Bristol", "postcode": "BS1 4ST"}
    at = lambda day, hour, minute=0: datetime(2026, 1, day, hour, minute)
    receive(number, at(13, 20, 41), "Remortgage", contact, "webForm", {"loanAmount": 485000, "propertyValue": 710000})
    welcome = {"rule": "welcome web lead"}
    add(at(13, 20, 42), number, "emailOpened", {**welcome, "likelyMachine": True})
    add(at(14, 7, 55), number, "emailOpened", welcome)
    add(at(14, 7, 57), number, "emailClicked", {**welcome, "link": "https://harbour.example/rates"})
    add(at(15, 9, 10), number, "callUnanswered", {"number": "07700 900107"})
    first = {"id": "zoe-1", "start": stamp(at(19, 10)), "end": stamp(at(19, 10, 45)), "title": "First conversation",
             "location": "by video"}
    add(at(15, 11, 30), number, "appointmentCreated", first)
    add(at(16, 16, 5), number, "appointmentUpdated",
        {**first, "start": stamp(at(20, 14)), "end": stamp(at(20, 14, 45))})
    add(at(19, 15, 20), number, "textReplied", {"rule": "remind a day before", "text": "See you tomorrow!"})
    add(at(20, 14, 2), number, "appointmentStarted", {"id": "zoe-1"})
    add(at(20, 14, 50), number, "appointmentCompleted", {"id": "zoe-1"})
    add(at(21, 19, 15), number, "journeyStarted", {"journey": "fact find"})
    add(at(21, 19, 48), number, "journeyPartiallyCompleted", {"journey": "fact find", "step": "income"})
    add(at(22, 8, 5), number, "updated", {"by": "user", "values": {"loanAmount": 510000}})
    add(at(22, 19, 40), number, "journeyCompleted", {"journey": "fact find", "step": "done"})
    add(at(29, 12), number, "statusChanged", {"to": "Completed"})


for index in range(LEADS):
    if index == 6:
        story()
    else:
        life(1000001 + index)

# A lead that the broker had before, whose appointment is still to come.
add(START, 999001, "adopted", {
    "lead": {"type": "Remortgage", "received": "2025-12-18T10:00:00Z", "status": "Spoken to", "user": "priya",
             "contact": {"firstName": "Nuala", "lastName": "Ní Dhomhnaill", "mobile": "07700 900190",
                         "email": "nuala@mail.example"}},
    "progressReached": ["contacted"],
    "appointments": [{"id": "old-1", "start": "2026-01-09T11:00:00Z", "end": "2026-01-09T12:00:00Z"}]})

END = datetime(2026, 2, 5, 18, 0)
occurrences = [entry for entry in occurrences if entry[0] < END]
occurrences.sort(key=lambda entry: entry[0])
print('{ "start": "%s", "end": "%s", "occurrences": [' % (stamp(START), stamp(END)))
print(",\n".join("  " + json.dumps(entry, ensure_ascii=False) for _, entry in occurrences))
print("] }")
