"""An office's work with nothing but `requests`: tasks by positional arguments, files, and an application's tokens. Prints one line of JSON."""
import base64
import json
import os

import requests

HOOK = os.environ["B24_HOOK"].rstrip("/")
ENDPOINT = os.environ["B24_ENDPOINT"].rstrip("/")
session = requests.Session()


def form(value, name=""):
    """Nested parameters as a form: [7, {"TITLE": "A"}] becomes 0=7 and 1[TITLE]=A."""
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, (list, tuple)):
        pairs = enumerate(value)
    else:
        return [(name, value)]
    return [leaf for key, inner in pairs for leaf in form(inner, f"{name}[{key}]" if name else str(key))]


def call(method, params, door=HOOK):
    return session.post(f"{door}/{method}.json", data=form(params), timeout=30).json()


task = int(call("tasks.task.add", {"fields": {"TITLE": "Move in", "RESPONSIBLE_ID": 1}})["result"]["task"]["id"])
call("task.commentitem.add", [task, {"POST_MESSAGE": "Keys & plants"}])
call("task.checklistitem.add", [task, {"TITLE": "Keys"}])
comments = [comment["POST_MESSAGE"] for comment in call("task.commentitem.getlist", [task])["result"]]
checklist = [item["TITLE"] for item in call("task.checklistitem.getlist", [task])["result"]]

phones = [{"VALUE": "+49 30 1", "VALUE_TYPE": "WORK"}, {"VALUE": "+49 30 2", "VALUE_TYPE": "HOME"}]
contact = call("crm.contact.add", {"fields": {"NAME": "Zoë", "PHONE": phones}})["result"]
read = [[phone["VALUE"], phone["VALUE_TYPE"]] for phone in call("crm.contact.get", {"id": contact})["result"]["PHONE"]]

content = base64.b64encode("grün\0\n".encode()).decode()
plain = call("disk.folder.uploadfile", {"id": 1, "data": {"NAME": "plain.txt"}, "fileContent": content})["result"]
pair = call("disk.folder.uploadfile", {"id": 1, "data": {"NAME": "pair.txt"}, "fileContent": ["pair.txt", content]})["result"]
files = [session.get(file["DOWNLOAD_URL"], timeout=30).content.decode() for file in (plain, pair)]

refresh = {"grant_type": "refresh_token", "client_id": os.environ["B24_CLIENT_ID"],
           "client_secret": os.environ["B24_CLIENT_SECRET"], "refresh_token": os.environ["B24_REFRESH_TOKEN"]}
tokens = session.get(os.environ["B24_TOKEN_URL"], params=refresh, timeout=30).json()
again = session.get(os.environ["B24_TOKEN_URL"], params=refresh, timeout=30).json()
auth = tokens["access_token"]
bound = call("event.bind", {"event": "onCrmDealAdd", "handler": os.environ["B24_HANDLER"], "auth": auth}, ENDPOINT)
events = call("event.get", {"auth": auth}, ENDPOINT)["result"]
unknown = call("profile", {"auth": "0" * 70}, ENDPOINT)

print(json.dumps({
    "comments": comments, "checklist": checklist, "phones": read, "files": files,
    "isNewToken": tokens["refresh_token"] != refresh["refresh_token"], "again": again["error"],
    "bound": bound["result"], "events": [[event["event"], event["handler"]] for event in events],
    "unknown": unknown["error"],
}))
