package org.pumprig.rig.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.SshSigner;

/** A signature under an entry is good for this entry of this run, and for nothing else. */
class LogSignatureTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00.9Z");
  private static final LogEntry NOTE = new LogEntry(LogKind.NOTE, "Ada", "seen", "", false);

  private static LogSignature.Signer signer(String namespace) {
    return bytes -> {
      try {
        return SshSigner.generate().sign(bytes, namespace).getBytes(StandardCharsets.UTF_8);
      } catch (GeneralSecurityException impossible) {
        throw new IOException(impossible);
      }
    };
  }

  private static LogEntry signed() throws Exception {
    return LogSignature.sign("r0-a-SN-1", NOTE, NOON, signer(LogSignature.NAMESPACE));
  }

  @Test
  void itSaysWhichKeySignedAndWhen() throws Exception {
    assertThat(LogSignature.remark("r0-a-SN-1", signed()))
        .startsWith("signed by SHA256:")
        .endsWith(" at 2026-11-27T12:00:00Z");
    assertThat(LogSignature.remark("r0-a-SN-1", signed().asLate()))
        .as("late is what the journal says, not the signer")
        .startsWith("signed by");
    assertThat(LogSignature.remark("r0-a-SN-1", NOTE)).isEmpty();
  }

  @Test
  void itHoldsForNothingElse() throws Exception {
    LogEntry good = signed();
    assertThat(LogSignature.remark("r0-a-SN-2", good)).startsWith("SIGNATURE DOES NOT HOLD, key");
    var other = new LogEntry(LogKind.NOTE, "Ada", "not seen", "", false);
    assertThat(LogSignature.remark("r0-a-SN-1", other.signed(good.signature(), good.signedAt())))
        .startsWith("SIGNATURE DOES NOT HOLD, key");
    assertThat(
            LogSignature.remark("r0-a-SN-1", NOTE.signed(good.signature(), "2026-11-28T12:00:00Z")))
        .startsWith("SIGNATURE DOES NOT HOLD, key");
    String junk = Base64.getEncoder().encodeToString(new byte[40]);
    assertThat(LogSignature.remark("r0-a-SN-1", NOTE.signed(junk, "")))
        .startsWith("SIGNATURE DOES NOT HOLD: an SSH signature of another format");
  }

  @Test
  void aSignatureForAnotherPurposeIsRefusedWhenItIsMade() {
    assertThatThrownBy(() -> LogSignature.sign("r0-a-SN-1", NOTE, NOON, signer(Approval.NAMESPACE)))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("doesn't hold");
  }
}
