package org.pumprig.rig.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** RFC 3161 answers of an authority of our own. */
class TimeStampTest {
  private static final byte[] CONTENT = "sealed".getBytes(StandardCharsets.UTF_8);
  private static final Instant TIME = Instant.parse("2026-11-27T08:00:00Z");

  @Test
  void aStampIsOverItsBytesAndLeadsToItsOwnAuthorityAlone() throws Exception {
    var authority = new TestAuthority("Ours");
    TimeStamp stamp = TimeStamp.parse(authority.stamp(CONTENT, TIME));
    assertThat(stamp.time()).isEqualTo(TIME);
    assertThat(stamp.covers(CONTENT)).isTrue();
    assertThat(stamp.covers(new byte[] {1})).isFalse();
    assertThat(stamp.distrust(authority.root())).isEmpty();
    assertThat(stamp.line()).isEqualTo("2026-11-27T08:00:00Z by 'CN=Ours'");
    assertThat(stamp.distrust(new TestAuthority("Ours").root()).orElseThrow())
        .startsWith("the time stamp's signer 'CN=Ours' doesn't lead to 'CN=Ours root'");
  }

  @Test
  void anAnswerToAnotherQueryIsRefused() throws Exception {
    var authority = new TestAuthority("Ours");
    TimeStamp.Query query = TimeStamp.query(CONTENT);
    TimeStamp.answer(authority.answer(query.query(), TIME), query);
    byte[] replayed = authority.stamp(CONTENT, TIME);
    assertThatThrownBy(() -> TimeStamp.answer(replayed, query))
        .isInstanceOf(SealException.class)
        .hasMessageStartingWith("a time stamp that answers another question");
  }

  @Test
  void aChangedByteIsRefusedOrIsNoStampOverTheBytes() throws Exception {
    var authority = new TestAuthority("Ours");
    byte[] whole = authority.stamp(CONTENT, TIME);
    RandomStream chance = new Seed(3).stream("stamp");
    int accepted = 0;
    for (int i = 0; i < 120; i++) {
      byte[] changed = whole.clone();
      int at = (int) chance.nextBelow(changed.length);
      changed[at] ^= (byte) (1 << (int) chance.nextBelow(8));
      try {
        TimeStamp stamp = TimeStamp.parse(changed);
        // What isn't signed may change, such as the status text; what counts may not.
        assertThat(stamp.time()).as("byte %d", at).isEqualTo(TIME);
        assertThat(stamp.covers(CONTENT)).as("byte %d", at).isTrue();
        accepted++;
      } catch (SealException refused) {
        assertThat(refused).hasMessageContaining("time stamp");
      }
    }
    assertThat(accepted).isLessThan(20);
  }
}
