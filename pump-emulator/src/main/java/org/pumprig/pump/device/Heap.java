package org.pumprig.pump.device;

/** The heap communication lives on: bytes free, and of those the bytes no longer in one block. */
final class Heap {
  private long freeBytes;
  private long fragmentedBytes;

  Heap(long bytes) {
    freeBytes = bytes;
  }

  /** Takes one block, unless the largest one left is smaller. */
  boolean allocate(long bytes) {
    if (bytes > freeBytes - fragmentedBytes) {
      return false;
    }
    freeBytes -= bytes;
    return true;
  }

  void free(long bytes) {
    freeBytes += bytes;
  }

  /** Bytes lost for good, as far as there are any, and bytes split off. */
  void lose(long lostBytes, long splitBytes) {
    freeBytes = Math.max(0, freeBytes - lostBytes);
    fragmentedBytes = Math.min(freeBytes, fragmentedBytes + splitBytes);
  }

  long freeBytes() {
    return freeBytes;
  }
}
