package org.pumprig.fault.tap;

import java.nio.file.Path;
import java.util.Optional;

/** Where it is recorded what faults did to one unit's packets; asked on the scheduler's thread. */
public interface TapRecord {
  /** Nothing is recorded. */
  TapRecord NONE =
      new TapRecord() {
        @Override
        public Optional<Path> capture(String faultId) {
          return Optional.empty();
        }

        @Override
        public void second(PacketSecond counts) {}

        @Override
        public void captured(TapCapture capture) {}
      };

  /** A file that isn't there yet, for the packets that a fault touches; empty: none are kept. */
  Optional<Path> capture(String faultId);

  /** The unit's packets of one second in which a fault acted. */
  void second(PacketSecond counts);

  /** A fault's file is closed, before its revert is answered. */
  void captured(TapCapture capture);
}
