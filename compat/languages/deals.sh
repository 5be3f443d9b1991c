#!/usr/bin/env bash
# Sells through a webhook with curl and jq: --data-urlencode in, JSON out. Prints what it saw as one line of JSON.
set -euo pipefail
hook=${B24_HOOK%/}

# call METHOD [NAME=VALUE...]: --retry waits out a 503 of the portal's limits
call() {
  local method=$1 pairs=()
  shift
  for pair in "$@"; do pairs+=(--data-urlencode "$pair"); done
  curl --silent --show-error --max-time 30 --retry 5 --retry-delay 1 "$hook/$method.json" --request POST "${pairs[@]}"
}

# every_deal: ids of all deals above 10, page after page until there is no `next`
every_deal() {
  local start=0 page
  while [ "$start" != null ]; do
    page=$(call crm.deal.list 'order[ID]=ASC' 'filter[>ID]=10' 'select[]=ID' "start=$start")
    jq --raw-output '.result[].ID' <<<"$page"
    start=$(jq '.next' <<<"$page")
  done
}

listed=$(every_deal | jq --slurp --compact-output .)
added=$(call crm.deal.add 'fields[TITLE]=Ж & 100% + 1=2' 'fields[OPPORTUNITY]=12.5' $'fields[COMMENTS]=a\nb' | jq .result)
call crm.deal.update "id=$added" 'fields[OPPORTUNITY]=99.90' 'fields[STAGE_ID]=WON' >/dev/null
read_back=$(call crm.deal.get "id=$added" | jq .result)
removed=$(call crm.deal.delete 'id=1' | jq .result)

batch=$(
  call batch 'halt=0' \
    'cmd[contact]=crm.contact.add?fields[NAME]=Zo%C3%AB&fields[PHONE][0][VALUE]=%2B49+30+1&fields[PHONE][0][VALUE_TYPE]=WORK' \
    'cmd[deal]=crm.deal.add?fields[TITLE]=From+a+batch&fields[CONTACT_ID]=$result[contact]' \
    'cmd[read]=crm.deal.get?id=$result[deal]' \
    'cmd[wrong]=crm.deal.get?id=999999' | jq .result
)

missing=$(call crm.deal.get 'id=999999' | jq .error_description)
unknown=$(curl --silent --write-out '\n%{http_code}' "$hook/crm.deal.sell" | jq --slurp '[.[1], .[0].error]')

jq --null-input --compact-output \
  --argjson listed "$listed" --argjson added "$added" --argjson read "$read_back" --argjson removed "$removed" \
  --argjson batch "$batch" --argjson missing "$missing" --argjson unknown "$unknown" '{
    $listed, $added, title: $read.TITLE, opportunity: $read.OPPORTUNITY, $removed,
    contact: $batch.result.contact, deal: $batch.result.deal, contactOfDeal: $batch.result.read.CONTACT_ID,
    failedCommands: ($batch.result_error | keys), $missing, $unknown
  }'
