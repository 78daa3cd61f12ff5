package org.pumprig.fault.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** One client of a relay, with a socket of its own towards the gateway, so that replies find it. */
final class UdpSession {
  final long number;
  final InetSocketAddress client;
  final DatagramChannel upstream;
  long lastNanos;

  UdpSession(long number, InetSocketAddress client, DatagramChannel upstream, long nowNanos) {
    this.number = number;
    this.client = client;
    this.upstream = upstream;
    this.lastNanos = nowNanos;
  }

  /** Whether the kernel took it; a gateway that is not there is not an error of the relay. */
  boolean sendUpstream(byte[] data) {
    try {
      return upstream.write(ByteBuffer.wrap(data)) == data.length;
    } catch (IOException e) {
      return false;
    }
  }

  void close() {
    try {
      upstream.close();
    } catch (IOException e) {
      // nothing is left of it either way
    }
  }
}
