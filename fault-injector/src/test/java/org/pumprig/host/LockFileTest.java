package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
  @TempDir private Path folder;

  /** Another process: takes the lock, says so, and holds it until its input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      String answer;
      try (LockFile lock = LockFile.acquire(Path.of(arguments[0]))) {
        Files.writeString(Path.of(arguments[1]), "locked " + lock.path());
        answer = System.in.read() < 0 ? "released" : "unexpected input";
      } catch (LockFile.HeldException e) {
        answer = "held by " + e.holder();
      }
      Files.writeString(Path.of(arguments[1]), answer);
    }
  }

  private Process holder(Path lock, Path answer) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            lock.toString(),
            answer.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void lockIsHeldOnceAndSaysByWhom() throws IOException {
    Path path = folder.resolve("state/rig.lock");
    String self = "pid " + ProcessHandle.current().pid();
    try (LockFile lock = LockFile.acquire(path)) {
      assertThat(lock.path()).hasContent(self);
      assertThatThrownBy(() -> LockFile.acquire(path))
          .isInstanceOf(LockFile.HeldException.class)
          .hasMessageContaining("rig.lock is locked by " + self + " (this process)");
      assertThatThrownBy(() -> LockFile.acquire(folder.resolve("state/../state/rig.lock")))
          .isInstanceOf(LockFile.HeldException.class);
    }
    assertThat(path).isEmptyFile();
    LockFile again = LockFile.acquire(path);
    again.close();
    again.close();
  }

  @Test
  void otherProcessIsKeptOutAlsoAfterAFailedAttemptInThisOne() throws Exception {
    Path path = folder.resolve("rig.lock");
    Path answer = folder.resolve("answer");
    try (LockFile _ = LockFile.acquire(path)) {
      assertThatThrownBy(() -> LockFile.acquire(path)).isInstanceOf(LockFile.HeldException.class);
      Process other = holder(path, answer);
      assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(answer).hasContent("held by pid " + ProcessHandle.current().pid());
    }
  }

  @Test
  void lockOfADeadProcessIsFree() throws Exception {
    Path path = folder.resolve("rig.lock");
    Path answer = folder.resolve("answer");
    Process other = holder(path, answer);
    try (BufferedReader _ = other.inputReader()) {
      org.awaitility.Awaitility.await()
          .until(() -> Files.exists(answer) && Files.readString(answer).startsWith("locked"));
      assertThatThrownBy(() -> LockFile.acquire(path))
          .isInstanceOf(LockFile.HeldException.class)
          .hasMessageEndingWith("locked by pid " + other.pid());
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
    LockFile.acquire(path).close();
    assertThat(answer).as("it died holding the lock").content().startsWith("locked");
  }

  @Test
  void lockThroughASymbolicLinkIsRefused() throws IOException {
    Path target = Files.writeString(folder.resolve("precious"), "content");
    Path link = Files.createSymbolicLink(folder.resolve("rig.lock"), target);
    assertThatThrownBy(() -> LockFile.acquire(link)).isInstanceOf(IOException.class);
    assertThat(target).hasContent("content");
  }
}
