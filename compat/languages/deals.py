"""Sells through a webhook with nothing but `requests`: forms in, JSON out. Prints what it saw as one line of JSON."""
import json
import os
import time
from urllib.parse import urlencode

import requests

HOOK = os.environ["B24_HOOK"].rstrip("/")
session = requests.Session()


def form(value, name=""):
    """Nested parameters as a form: {"fields": {"TITLE": "A"}} becomes fields[TITLE]=A."""
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, (list, tuple)):
        pairs = enumerate(value)
    else:
        return [(name, value)]
    return [leaf for key, inner in pairs for leaf in form(inner, f"{name}[{key}]" if name else str(key))]


def call(method, params=None):
    reply = session.post(f"{HOOK}/{method}.json", data=form(params or {}), timeout=30)
    if reply.status_code == 503:
        time.sleep(1)
        return call(method, params)
    return reply.json()


def every_deal():
    start = 0
    while start is not None:
        page = call("crm.deal.list", {"order": {"ID": "ASC"}, "filter": {">ID": 10}, "select": ["ID"], "start": start})
        yield from (int(deal["ID"]) for deal in page["result"])
        start = page.get("next")


listed = list(every_deal())
added = call("crm.deal.add", {"fields": {"TITLE": "Ж & 100% + 1=2", "OPPORTUNITY": 12.5, "COMMENTS": "a\nb"}})["result"]
call("crm.deal.update", {"id": added, "fields": {"OPPORTUNITY": "99.90", "STAGE_ID": "WON"}})
read = call("crm.deal.get", {"id": added})["result"]
removed = call("crm.deal.delete", {"id": 1})["result"]

batch = call("batch", {"halt": 0, "cmd": {
    "contact": "crm.contact.add?" + urlencode(
        form({"fields": {"NAME": "Zoë", "PHONE": [{"VALUE": "+49 30 1", "VALUE_TYPE": "WORK"}]}})),
    "deal": "crm.deal.add?fields[TITLE]=From+a+batch&fields[CONTACT_ID]=$result[contact]",
    "read": "crm.deal.get?id=$result[deal]",
    "wrong": "crm.deal.get?id=999999",
}})["result"]

missing = call("crm.deal.get", {"id": 999999})
unknown = session.get(f"{HOOK}/crm.deal.sell")
print(json.dumps({
    "listed": listed, "added": added, "title": read["TITLE"], "opportunity": read["OPPORTUNITY"], "removed": removed,
    "contact": batch["result"]["contact"], "deal": batch["result"]["deal"],
    "contactOfDeal": batch["result"]["read"]["CONTACT_ID"], "failedCommands": list(batch["result_error"]),
    "missing": missing["error_description"], "unknown": [unknown.status_code, unknown.json()["error"]],
}))
