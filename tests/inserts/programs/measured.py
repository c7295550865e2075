"""Runs a command and prints how it ended, in how many seconds, and with how many MB at most in one of its processes.

usage: measured.py SECONDS COMMAND…

A program of its own, since a process is charged what the one that started it had: this one has little.
"""

import resource
import subprocess
import sys
import time

began = time.monotonic()
try:
    ended = subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=float(sys.argv[1]), check=False).returncode
except subprocess.TimeoutExpired:
    ended = "late"
print(ended, time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
