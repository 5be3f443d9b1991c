#!/usr/bin/env bash
# An office's work with curl and jq: tasks by positional arguments, files, and an application's tokens. Prints one line of JSON.
set -euo pipefail
hook=${B24_HOOK%/}
endpoint=${B24_ENDPOINT%/}

# post URL [NAME=VALUE...]
post() {
  local url=$1 pairs=()
  shift
  for pair in "$@"; do pairs+=(--data-urlencode "$pair"); done
  curl --silent --show-error --max-time 30 "$url" --request POST "${pairs[@]}"
}
call() { post "$hook/$1.json" "${@:2}"; }

task=$(call tasks.task.add 'fields[TITLE]=Move in' 'fields[RESPONSIBLE_ID]=1' | jq --raw-output .result.task.id)
call task.commentitem.add "0=$task" '1[POST_MESSAGE]=Keys & plants' >/dev/null
call task.checklistitem.add "0=$task" '1[TITLE]=Keys' >/dev/null
comments=$(call task.commentitem.getlist "0=$task" | jq '[.result[].POST_MESSAGE]')
checklist=$(call task.checklistitem.getlist "0=$task" | jq '[.result[].TITLE]')

contact=$(
  call crm.contact.add 'fields[NAME]=Zoë' 'fields[PHONE][0][VALUE]=+49 30 1' 'fields[PHONE][0][VALUE_TYPE]=WORK' \
    'fields[PHONE][1][VALUE]=+49 30 2' 'fields[PHONE][1][VALUE_TYPE]=HOME' | jq .result
)
phones=$(call crm.contact.get "id=$contact" | jq '[.result.PHONE[] | [.VALUE, .VALUE_TYPE]]')

content=$(printf 'grün\0\n' | base64 --wrap=0)
plain=$(call disk.folder.uploadfile 'id=1' 'data[NAME]=plain.txt' "fileContent=$content" | jq --raw-output .result.DOWNLOAD_URL)
pair=$(
  call disk.folder.uploadfile 'id=1' 'data[NAME]=pair.txt' 'fileContent[0]=pair.txt' "fileContent[1]=$content" |
    jq --raw-output .result.DOWNLOAD_URL
)
files=$(for url in "$plain" "$pair"; do curl --silent --show-error "$url" | jq --raw-input --slurp .; done | jq --slurp .)

refresh() {
  curl --silent --show-error --get "$B24_TOKEN_URL" --data-urlencode 'grant_type=refresh_token' \
    --data-urlencode "client_id=$B24_CLIENT_ID" --data-urlencode "client_secret=$B24_CLIENT_SECRET" \
    --data-urlencode "refresh_token=$B24_REFRESH_TOKEN"
}
tokens=$(refresh)
again=$(refresh)
auth=$(jq --raw-output .access_token <<<"$tokens")
bound=$(post "$endpoint/event.bind.json" 'event=onCrmDealAdd' "handler=$B24_HANDLER" "auth=$auth" | jq .result)
events=$(post "$endpoint/event.get.json" "auth=$auth" | jq '[.result[] | [.event, .handler]]')
unknown=$(post "$endpoint/profile.json" "auth=$(printf '0%.0s' {1..70})" | jq .error)

jq --null-input --compact-output \
  --argjson comments "$comments" --argjson checklist "$checklist" --argjson phones "$phones" --argjson files "$files" \
  --argjson tokens "$tokens" --arg old "$B24_REFRESH_TOKEN" --argjson again "$again" --argjson bound "$bound" \
  --argjson events "$events" --argjson unknown "$unknown" '{
    $comments, $checklist, $phones, $files, isNewToken: ($tokens.refresh_token != $old), again: $again.error, $bound, $events, $unknown
  }'
