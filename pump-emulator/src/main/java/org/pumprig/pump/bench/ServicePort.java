package org.pumprig.pump.bench;

import org.pumprig.link.Endpoint;

/** Where a pump's service port is to be found. */
public sealed interface ServicePort {
  /** A serial device: {@code /dev/pts/7}. */
  record Serial(String path) implements ServicePort {
    @Override
    public String toString() {
      return path;
    }
  }

  /** A stream on the bench's network. */
  record Stream(Endpoint endpoint) implements ServicePort {
    @Override
    public String toString() {
      return endpoint.toString();
    }
  }
}
