package org.pumprig.rig.session;

import org.pumprig.fault.LedgerEntry;

/** Whether the process that entered a fault still lives: numbers of processes are used again. */
final class Owner {
  /** The kernel counts a process's start in hundredths of a second, from its own idea of boot. */
  private static final long COARSE_MICROS = 1_000_000;

  private Owner() {}

  static boolean lives(LedgerEntry entry, String bootId) {
    return entry.bootId().equals(bootId)
        && ProcessHandle.of(entry.pid())
            .map(process -> startMicros(process) <= entry.openedWallMicros() + COARSE_MICROS)
            .orElse(false);
  }

  /** 0 if it can't be known: then it is taken for the owner, and nothing of it is touched. */
  private static long startMicros(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> start.getEpochSecond() * 1_000_000 + start.getNano() / 1_000)
        .orElse(0L);
  }
}
