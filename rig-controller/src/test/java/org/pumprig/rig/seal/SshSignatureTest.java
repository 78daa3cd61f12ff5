package org.pumprig.rig.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Signatures that OpenSSH 9.2's {@code ssh-keygen -Y sign} made. */
class SshSignatureTest {
  private static final byte[] MESSAGE = Fixtures.bytes("ssh/message.txt");
  private static final String NAMESPACE = "pumprig-approval";

  @ParameterizedTest
  @CsvSource({"ed25519, ed25519", "ed25519-sha256, ed25519", "ecdsa, ecdsa", "rsa, rsa"})
  void thoseOfSshKeygenVerifyForTheirMessageAndPurposeAlone(String signature, String key)
      throws Exception {
    var signed = SshSignature.parse(Fixtures.text("ssh/" + signature + ".sig"));
    var publicKey = SshPublicKey.parseLine(Fixtures.text("ssh/" + key + ".pub"));
    assertThat(signed.key()).isEqualTo(publicKey);
    assertThat(signed.verifies(MESSAGE, NAMESPACE)).isTrue();
    assertThat(signed.verifies(MESSAGE, "file")).isFalse();
    byte[] other = MESSAGE.clone();
    other[0] ^= 1;
    assertThat(signed.verifies(other, NAMESPACE)).isFalse();
  }

  @Test
  void aFingerprintIsTheOneThatSshKeygenShows() throws Exception {
    assertThat(SshPublicKey.parseLine(Fixtures.text("ssh/ed25519.pub")).fingerprint())
        .isEqualTo("SHA256:hyOPF8aRtVV20jawGFR1LDdr61WLigZTOaX7JTadboM");
  }

  @Test
  void aKeyOfAnotherCurveIsRefusedByName() {
    assertThatThrownBy(() -> SshPublicKey.parseLine(Fixtures.text("ssh/p384.pub")))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("ecdsa-sha2-nistp384 can't be checked here");
  }

  @ParameterizedTest
  @CsvSource({"ed25519", "ecdsa", "rsa"})
  void anyChangedCharacterIsRefusedOrDoesNotVerify(String kind) {
    byte[] whole = Fixtures.bytes("ssh/" + kind + ".sig");
    int body = "-----BEGIN SSH SIGNATURE-----\n".length();
    RandomStream chance = new Seed(11).stream("ssh");
    for (int i = 0; i < 150; i++) {
      byte[] changed = whole.clone();
      int at = body + (int) chance.nextBelow(whole.length - 2L * body);
      byte other = (byte) "ABCDEFGH01234567".charAt((int) chance.nextBelow(16));
      if (changed[at] == '\n' || changed[at] == other) {
        continue;
      }
      changed[at] = other;
      assertThat(verifies(changed)).as("%s: byte %d became %c", kind, at, other).isFalse();
    }
  }

  private static boolean verifies(byte[] armored) {
    try {
      return SshSignature.parse(new String(armored, StandardCharsets.US_ASCII))
          .verifies(MESSAGE, NAMESPACE);
    } catch (SealException refused) {
      return false;
    }
  }

  @Test
  void oneMadeByTheTestsOwnSignerIsOfTheSameFormat() throws Exception {
    var signer = SshSigner.generate();
    var signed = SshSignature.parse(signer.sign(MESSAGE, NAMESPACE));
    assertThat(signed.verifies(MESSAGE, NAMESPACE)).isTrue();
    assertThat(signed.key().line()).isEqualTo(signer.line());
  }
}
