package org.pumprig.fault.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.pumprig.fault.Injector;
import org.pumprig.fault.proxy.FaultProxy;
import org.pumprig.fault.proxy.UdpRelay;
import org.pumprig.link.Endpoint;

/** What stands between clients and their upstream while a proxy is enabled. */
interface Served {
  /** The address that was really bound. */
  Endpoint listen();

  /** Its faults. */
  Injector injector();

  /** Ends it, with all connections. */
  void close();

  static Served of(FaultProxy proxy) {
    return new Served() {
      @Override
      public Endpoint listen() {
        return proxy.listen();
      }

      @Override
      public Injector injector() {
        return proxy.injector();
      }

      @Override
      public void close() {
        proxy.close();
      }
    };
  }

  static Served of(UdpRelay relay) {
    return new Served() {
      @Override
      public Endpoint listen() {
        return relay.listen();
      }

      @Override
      public Injector injector() {
        return relay.injector();
      }

      @Override
      public void close() {
        try {
          relay.close();
        } catch (IOException e) {
          throw new UncheckedIOException("the kernel keeps a socket that is closed", e);
        }
      }
    };
  }
}
