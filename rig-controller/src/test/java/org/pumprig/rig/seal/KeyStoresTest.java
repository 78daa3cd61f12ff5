package org.pumprig.rig.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in PKCS #12 files, and what is wrong with a token's name. */
class KeyStoresTest {
  private static final char[] SECRET = "a passphrase".toCharArray();

  @TempDir private Path folder = Path.of("");

  private Path store() throws Exception {
    TestAuthority.Certified certified = new TestAuthority("Lab").certified();
    Path file = folder.resolve("lab.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("lab", certified.key(), SECRET, new Certificate[] {certified.certificate()});
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, SECRET);
    }
    return file;
  }

  @Test
  void theKeyOfAPkcs12FileSigns() throws Exception {
    SigningKey key = KeyStores.pkcs12(store(), Optional.of(SECRET));
    byte[] bytes = {1, 2, 3};
    assertThat(key.verifyingKey().kind()).isEqualTo(KeyKind.ECDSA_P256);
    assertThat(key.verifyingKey().verifies(bytes, key.sign(bytes))).isTrue();
  }

  @Test
  void wrongPassphrasesOpenFilesAndOtherFilesAreRefused() throws Exception {
    Path file = store();
    refused(file, Optional.empty(), "is encrypted; give its passphrase");
    refused(file, Optional.of("wrong".toCharArray()), "the passphrase of " + file + " is wrong");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    refused(file, Optional.of(SECRET), "can be read by others than its owner; run: chmod 600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(file, "no store");
    refused(file, Optional.of(SECRET), "is no PKCS #12 file");
  }

  private static void refused(Path file, Optional<char[]> passphrase, String why) {
    assertThatThrownBy(() -> KeyStores.pkcs12(file, passphrase))
        .isInstanceOf(SealException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aTokensNameMustBeWholeAndItsModuleThere() {
    token("pkcs11:object=lab?module-path=/usr/lib/x.so", "something of it is missing");
    token("pkcs11:slot-id=1?module-path=x.so", "no absolute path");
    token("pkcs11:slot-id=1?module-path=/x%0Ashowinfo=true", "no absolute path");
    token("pkcs11:slot-id=1?module-path=/none/x.so", "can't be used through /none/x.so");
  }

  private static void token(String uri, String why) {
    assertThatThrownBy(() -> KeyStores.pkcs11(uri, Optional.of(SECRET)))
        .isInstanceOf(SealException.class)
        .hasMessageContaining(why);
  }
}
