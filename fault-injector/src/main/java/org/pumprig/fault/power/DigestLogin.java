package org.pumprig.fault.power;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.pumprig.digest.ContentDigest;

/** HTTP Digest access with SHA-256 and quality of protection {@code auth}: RFC 7616, 3.4. */
final class DigestLogin {
  private static final Pattern PARAMETER =
      Pattern.compile("(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|([^,\\s]+))");
  private static final String FIRST = "00000001";
  private static final SecureRandom RANDOM = new SecureRandom();

  private DigestLogin() {}

  /**
   * The request's {@code Authorization}.
   *
   * @param challenge the answer's {@code WWW-Authenticate}
   */
  static String authorization(String challenge, SwitchLogin login, String method, String uri)
      throws IOException {
    Map<String, String> asked = parameters(challenge);
    if (!"SHA-256".equalsIgnoreCase(asked.get("algorithm"))) {
      throw new IOException("it asks for a login other than SHA-256, which isn't known here");
    }
    byte[] own = new byte[16];
    RANDOM.nextBytes(own);
    return header(
        asked, login.user(), login.password(), method, uri, HexFormat.of().formatHex(own));
  }

  /** The same with everything given. */
  static String header(
      Map<String, String> asked,
      String user,
      String password,
      String method,
      String uri,
      String clientNonce) {
    String realm = asked.getOrDefault("realm", "");
    String nonce = asked.getOrDefault("nonce", "");
    String secret = hash(user + ":" + realm + ":" + password);
    String request = hash(method + ":" + uri);
    String response = hash(String.join(":", secret, nonce, FIRST, clientNonce, "auth", request));
    String opaque = asked.containsKey("opaque") ? ", opaque=\"" + asked.get("opaque") + "\"" : "";
    return "Digest username=\"%s\", realm=\"%s\", uri=\"%s\", algorithm=SHA-256, nonce=\"%s\", nc=%s, cnonce=\"%s\", qop=auth, response=\"%s\"%s"
        .formatted(user, realm, uri, nonce, FIRST, clientNonce, response, opaque);
  }

  static Map<String, String> parameters(String challenge) {
    var found = new HashMap<String, String>();
    var matcher = PARAMETER.matcher(challenge);
    while (matcher.find()) {
      String quoted = matcher.group(2);
      found.put(matcher.group(1), quoted == null ? matcher.group(3) : quoted);
    }
    return found;
  }

  private static String hash(String text) {
    return ContentDigest.hex(text.getBytes(StandardCharsets.UTF_8));
  }
}
