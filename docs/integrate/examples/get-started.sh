#!/bin/sh
# A program's first steps with curl. ANSWERABLE_URL is where the service is, ANSWERABLE_KEY a key with the scopes
# contacts and cases (read and change).
set -eu
B="$ANSWERABLE_URL/api/v1"

ask() {
  curl --silent --show-error --fail-with-body --header "authorization: Bearer $ANSWERABLE_KEY" "$@"
}

# Who am I?
ask "$B/me"
echo

# A visit. Sent again under the same Idempotency-Key, it stays one contact.
LOGGED=$(ask --header 'content-type: application/json' --header 'idempotency-key: visit-1' \
  --data '{"channel":"visit","who":"Bea Lee","need":"I would like a second bin"}' "$B/contacts/log")
echo "$LOGGED"

# Its case.
CASE=$(echo "$LOGGED" | sed 's/.*"caseId":"\([^"]*\)".*/\1/')
ask "$B/cases/$CASE"
echo
