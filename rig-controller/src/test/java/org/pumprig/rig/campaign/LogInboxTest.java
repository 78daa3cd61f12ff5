package org.pumprig.rig.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;

final class LogInboxTest {
  private static final LogEntry ENTRY = new LogEntry(LogKind.NOTE, "Ada", "seen", "", false);

  @TempDir private Path run = Path.of("");

  @Test
  void whatIsLeftWaits() throws IOException {
    LogInbox inbox = LogInbox.of(run);
    assertThat(inbox.waiting()).isEmpty();
    Path file = inbox.leave(ENTRY);

    assertThat(inbox.waiting()).containsExactly(new LogInbox.Waiting(ENTRY, file));
  }

  @Test
  void whatCanNotBeReadIsPutAside() throws IOException {
    LogInbox inbox = LogInbox.of(run);
    inbox.leave(ENTRY);
    Files.writeString(run.resolve("inbox/a.json"), "{\"no\":1}");
    Files.writeString(run.resolve("inbox/b.half"), "{\"ha");

    assertThat(inbox.waiting()).hasSize(1);
    assertThat(run.resolve("inbox/a.json.refused")).exists();
  }
}
