package org.pumprig.rig.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.VirtualNetwork;
import org.pumprig.time.VirtualScheduler;

class ReportDoorTest {
  private static final long MS = 1_000_000;
  private static final Endpoint HERE = new Endpoint("127.0.0.1", 2575);

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final VirtualNetwork network = new VirtualNetwork(scheduler, MS);
  private ReportDoor door;

  @BeforeEach
  void open() throws Exception {
    door = ReportDoor.open(HERE, network, scheduler);
  }

  @AfterEach
  void close() {
    door.close();
  }

  /** One end of a link, and what it was told, in words. */
  private record End(Link link, List<String> told) {
    static End of(Link link) {
      var end = new End(link, new ArrayList<>());
      link.open(
          event ->
              end.told.add(
                  switch (event) {
                    case LinkEvent.Opened _ -> "opened";
                    case LinkEvent.Received data ->
                        new String(data.bytes(), StandardCharsets.US_ASCII);
                    case LinkEvent.Closed gone -> "closed " + gone.reason();
                  }));
      return end;
    }

    void say(String text) {
      link.send(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void pass() {
    scheduler.run(scheduler.nanoTime() + 100 * MS);
  }

  @Test
  void allUnitsHearAndOneAnswers() {
    End gateway = End.of(network.connect(HERE));
    pass();
    gateway.say("early "); // before anybody is there
    End first = End.of(door.link());
    End second = End.of(door.link());
    pass();
    gateway.say("later");
    pass();
    assertThat(String.join("", first.told)).isEqualTo("openedearly later");
    assertThat(second.told).isEqualTo(first.told);
    first.say("yes");
    second.say("no");
    pass();
    assertThat(gateway.told).containsExactly("opened", "yes");
    first.link.close();
    pass();
    second.say("mine now");
    pass();
    assertThat(gateway.told).endsWith("mine now");
  }

  @Test
  void aNewerConnectionTakesThePlaceOfTheOlder() {
    End unit = End.of(door.link());
    End older = End.of(network.connect(HERE));
    pass();
    End newer = End.of(network.connect(HERE));
    pass();
    assertThat(older.told).containsExactly("opened", "closed PEER");
    assertThat(unit.told).containsExactly("opened", "closed PEER");
    End again = End.of(door.link());
    pass();
    newer.say("here");
    pass();
    assertThat(again.told).containsExactly("opened", "here");
  }

  @Test
  void whenNobodyListensAnyMoreTheGatewayIsTold() {
    End unit = End.of(door.link());
    End gateway = End.of(network.connect(HERE));
    pass();
    unit.link.close();
    pass();
    assertThat(unit.told).containsExactly("opened", "closed OWN");
    assertThat(gateway.told).containsExactly("opened", "closed PEER");
  }
}
