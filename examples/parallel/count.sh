#!/bin/sh
# Counts the primes from $FROM to $TO in $SHARDS shards, on the hosts $HOSTS (such as
# 2/alpha,4/beta), which share the folder $OUT. Run it again to redo what failed or was interrupted.
set -eu
mkdir -p "$OUT"
seq "$SHARDS" | parallel --sshlogin "$HOSTS" --joblog "$OUT/joblog" --resume-failed --retries 3 \
  --termseq TERM,60000,KILL \
  "${PRIMEPOOL:-npx primepool} count $FROM $TO --shard {}/$SHARDS --out $OUT"
