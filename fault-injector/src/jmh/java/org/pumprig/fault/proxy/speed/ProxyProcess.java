package org.pumprig.fault.proxy.speed;

import org.pumprig.fault.proxy.NettyFaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.link.Endpoint;
import org.pumprig.time.SystemScheduler;

/** Our proxy as a process of its own, without fault and without tap, as the others are. */
final class ProxyProcess {
  private ProxyProcess() {}

  public static void main(String[] arguments) throws Exception {
    var scheduler = new SystemScheduler("proxy-process", Throwable::printStackTrace);
    var settings =
        new ProxySettings(
            "speed",
            new Endpoint("127.0.0.1", Integer.parseInt(arguments[0])),
            new Endpoint("127.0.0.1", Integer.parseInt(arguments[1])));
    NettyFaultProxy.start(settings, scheduler, null);
    Thread.currentThread().join();
  }
}
