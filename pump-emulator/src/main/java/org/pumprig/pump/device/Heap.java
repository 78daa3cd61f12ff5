package org.pumprig.pump.device;

/** The heap communication lives on: bytes free, and of those the bytes no longer in one block. */
final class Heap {
  private long freeBytes;
  private long fragmentedBytes;
  private long mayLoseBytes;

  Heap(long bytes, long leakLimitBytes) {
    freeBytes = bytes;
    mayLoseBytes = leakLimitBytes;
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
    long lost = Math.min(lostBytes, Math.min(mayLoseBytes, freeBytes));
    mayLoseBytes -= lost;
    freeBytes -= lost;
    fragmentedBytes = Math.min(freeBytes, fragmentedBytes + splitBytes);
  }

  long freeBytes() {
    return freeBytes;
  }
}
