#!/bin/bash
# A study through a real Slurm queue on this machine: one task saves and requeues itself on a signal, as before a time limit; one is
# requeued by the queue, as by preemption; one is cancelled and submitted again. Every file under the byte contract must then equal that
# of the same study trained straight through. Without Slurm it says so and proves nothing.
#
#     docs/results/slurm-proof.sh [FOLDER]
#
# It wants root, and Debian's slurm-wlm and munge. The queue is one of its own, with its own sockets and ports; it ends with the script.
set -euo pipefail

for part in slurmctld slurmd sbatch scontrol munged; do
  command -v "$part" > /dev/null || { echo "skipped: $part is not found; Debian: apt-get install slurm-wlm munge"; exit 0; }
done
[ "$(id -u)" -eq 0 ] || { echo "skipped: slurmd wants root"; exit 0; }

repository=$(cd "$(dirname "$0")/../.." && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
work=$(cd "$work" && pwd)
study=ProofStudy
queue=$work/queue
mkdir -p "$queue/state" "$queue/spool"
host=$(hostname -s)
export SLURM_CONF=$queue/slurm.conf

cat > "$SLURM_CONF" << CONF
ClusterName=proof
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$queue/munge.socket,cred_expire=10
StateSaveLocation=$queue/state
SlurmdSpoolDir=$queue/spool
SlurmctldPidFile=$queue/slurmctld.pid
SlurmdPidFile=$queue/slurmd.pid
MailProg=/bin/true
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
KillWait=30
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF

daemons=()
end() { for daemon in "${daemons[@]}"; do kill "$daemon" 2> /dev/null || true; done; }
trap end EXIT

head -c 1024 /dev/urandom > "$queue/munge.key"
chmod 600 "$queue/munge.key"
# Folders above may be writable for all (/tmp), so the checks of paths are off.
munged --foreground --force --key-file="$queue/munge.key" --socket="$queue/munge.socket" --pid-file="$queue/munged.pid" \
  --log-file="$queue/munged.log" --seed-file="$queue/munged.seed" > "$queue/munged.out" 2>&1 &
daemons+=($!)
until [ -S "$queue/munge.socket" ]; do sleep 0.2; done
slurmctld -D > "$queue/slurmctld.out" 2>&1 &
daemons+=($!)
slurmd -D -N "$host" > "$queue/slurmd.out" 2>&1 &
daemons+=($!)
for _ in $(seq 100); do
  if sinfo --noheader --format=%t 2> /dev/null | grep -q idle; then break; fi
  sleep 0.3
done
sinfo --noheader --format=%t | grep -q idle || { echo "the queue did not start; see $queue"; exit 1; }
echo "queue: $(slurmctld -V), one node of 2 CPUs"

dotnet build "$repository/tests/Trials" --configuration Release --verbosity quiet --nologo
program=$(find "$repository" -path '*/Release/*' -name NE.Trials.dll -not -path '*/obj/*' -not -path '*/ref/*' | head -1)
cd "$work"
dotnet "$program" study $study --out straight --jobs 2 --quiet
dotnet "$program" study $study --out slurm --slurm
job=$(sbatch --parsable "slurm/$study/study.sbatch")
count=$(($(wc -l < "straight/$study/results.csv") - 1))

# Trials and their folders, from the table of the straight study.
folder() { awk -F, -v trial="$1" 'NR > 1 && $1 == trial { print $3 "/" $2 "/" $4 "/seed-" $5 }' "straight/$study/results.csv"; }

# The next trial that is past its first topology event and not complete; no trial is disturbed twice.
disturbed=" "
find_one() {
  while true; do
    for trial in $(seq 0 $((count - 1))); do
      run=slurm/$study/$(folder "$trial")
      if [[ $disturbed != *" $trial "* && -s $run/topology.jsonl && ! -e $run/done ]]; then
        disturbed+="$trial "
        found=$trial
        return
      fi
    done
    sleep 0.02
  done
}

find_one
# scancel asks again for as long as the queue says "try again later", which it does of a job that requeues itself.
(timeout 5 scancel --batch --signal=USR1 "${job}_$found" > /dev/null 2>&1 || true) &
echo "trial $found: signalled; it saves, ends with 75 and requeues itself"
find_one
scontrol requeue "${job}_$found"
echo "trial $found: requeued by the queue"
find_one
scancel "${job}_$found" || true
echo "trial $found: cancelled and submitted again"
while squeue --noheader --array --format=%i | grep -q "_$found$"; do sleep 0.2; done
sbatch --quiet --array="$found" "slurm/$study/study.sbatch"

while [ -n "$(squeue --noheader)" ]; do sleep 1; done
dotnet "$program" study $study --out slurm --quiet

stopped=$(grep -lE 'goes on from step|resumes from step' "slurm/$study"/slurm/*.out | wc -l)
echo "$stopped trials were stopped and went on"
[ "$stopped" -eq 3 ] || { echo "a trial was complete before it was disturbed; run the proof again"; exit 1; }

compared=0
for table in results.csv summary.csv; do cmp "straight/$study/$table" "slurm/$study/$table"; done
for trial in $(seq 0 $((count - 1))); do
  run=$(folder "$trial")
  last=$(cat "straight/$study/$run/checkpoints/latest")
  for file in metrics.jsonl eval.csv topology.jsonl "checkpoints/$last"; do
    cmp "straight/$study/$run/$file" "slurm/$study/$run/$file"
    compared=$((compared + 1))
  done
done
echo "equal: $compared files of $count trials, and both tables"
