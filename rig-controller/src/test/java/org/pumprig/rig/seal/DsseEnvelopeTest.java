package org.pumprig.rig.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DsseEnvelopeTest {
  @TempDir private Path folder;

  /** The protocol's own example: type and body with their lengths in bytes. */
  @Test
  void preAuthenticationEncodingIsThatOfTheProtocol() {
    byte[] encoded =
        DsseEnvelope.preAuthenticationEncoding(
            "http://example.com/HelloWorld", "hello world".getBytes(StandardCharsets.UTF_8));
    assertThat(new String(encoded, StandardCharsets.UTF_8))
        .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  }

  @Test
  void isVerifiedByTheKeysThatSignedItAndByNoOther() throws Exception {
    for (KeyKind kind : KeyKind.values()) {
      var mine = SigningKey.generate(kind);
      var other = SigningKey.generate(kind);
      var envelope =
          DsseEnvelope.parse(
              DsseEnvelope.sign("text/plain", new byte[] {1, 2}, List.of(mine)).json());
      assertThat(envelope.signedBy(mine.verifyingKey())).isTrue();
      assertThat(envelope.signedBy(other.verifyingKey())).isFalse();
      var changed = new DsseEnvelope("text/plain", new byte[] {1, 3}, envelope.signatures());
      assertThat(changed.signedBy(mine.verifyingKey())).isFalse();
    }
  }

  @Test
  void keysComeBackFromTheirFilesWithAndWithoutPassphrase() throws Exception {
    for (KeyKind kind : KeyKind.values()) {
      for (Optional<char[]> passphrase :
          List.of(Optional.<char[]>empty(), Optional.of("correct horse".toCharArray()))) {
        Path file = folder.resolve(kind.word() + passphrase.isPresent() + ".key");
        var key = SigningKey.generate(kind);
        KeyFiles.write(file, key, passphrase);
        assertThat(KeyFiles.read(file, passphrase).verifyingKey().id())
            .isEqualTo(key.verifyingKey().id());
      }
    }
    Path encrypted = folder.resolve("ed25519true.key");
    assertThatThrownBy(() -> KeyFiles.read(encrypted, Optional.empty()))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("is encrypted; give its passphrase");
    assertThatThrownBy(() -> KeyFiles.read(encrypted, Optional.of("wrong".toCharArray())))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("the passphrase of " + encrypted + " is wrong");
  }

  @Test
  void halvesThatDoNotBelongTogetherAreRefused() throws Exception {
    Path file = folder.resolve("a.key");
    KeyFiles.write(file, SigningKey.generate(KeyKind.ED25519), Optional.empty());
    java.nio.file.Files.writeString(
        folder.resolve("a.pub"), SigningKey.generate(KeyKind.ECDSA_P256).verifyingKey().pem());
    assertThatThrownBy(() -> KeyFiles.read(file, Optional.empty()))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("is not the public half of");
  }
}
