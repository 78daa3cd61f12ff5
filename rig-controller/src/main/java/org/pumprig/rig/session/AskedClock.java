package org.pumprig.rig.session;

import java.util.function.Consumer;
import org.pumprig.host.WorkThread;
import org.pumprig.rig.campaign.HostClocks;
import org.pumprig.rig.clock.HostClock;
import org.pumprig.rig.event.ClockObservation.ClockRead;
import org.pumprig.time.Scheduler;

/** Asks this machine about its clock, on a thread of its own. */
final class AskedClock implements HostClocks, AutoCloseable {
  private final HostClock clock = new HostClock();
  private final WorkThread thread;

  AskedClock(Scheduler scheduler) {
    this.thread = new WorkThread("pumprig-clock", scheduler);
  }

  @Override
  public void read(Consumer<ClockRead> answer) {
    thread.ask(clock::read, new ClockRead("unknown", "asked too late", 0, -1, "unknown"), answer);
  }

  @Override
  public void close() {
    thread.close();
  }
}
