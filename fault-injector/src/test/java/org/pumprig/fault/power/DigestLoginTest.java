package org.pumprig.fault.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DigestLoginTest {
  /** The published example: RFC 7616, 3.9.1. */
  @Test
  void isThePublishedOne() {
    var asked =
        DigestLogin.parameters(
            "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=SHA-256,"
                + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
                + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    String header =
        DigestLogin.header(
            asked,
            "Mufasa",
            "Circle of Life",
            "GET",
            "/dir/index.html",
            "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
    assertThat(header)
        .contains("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")
        .contains("opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
  }

  @Test
  void anotherAlgorithmIsRefused() {
    var login = new SwitchLogin("admin", Path.of("none"));
    assertThatThrownBy(() -> DigestLogin.authorization("Digest algorithm=MD5", login, "GET", "/"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other than SHA-256");
  }
}
