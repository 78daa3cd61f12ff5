package org.pumprig.fault.rest;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Who may ask: no browsers (a page could drive the rig), and only those who know the token. */
record Guard(FaultServerSettings settings) {
  Optional<ApiResponse> refusal(HttpHeaders headers) {
    String agent = headers.get(HttpHeaderNames.USER_AGENT, "");
    if (agent.startsWith("Mozilla/") || headers.contains(HttpHeaderNames.ORIGIN)) {
      return Optional.of(ApiResponse.problem(403, "browsers are not served"));
    }
    if (settings.token().isEmpty()) {
      return Optional.empty();
    }
    byte[] shown = bytes(headers.get(HttpHeaderNames.AUTHORIZATION, ""));
    return MessageDigest.isEqual(shown, bytes("Bearer " + settings.token()))
        ? Optional.empty()
        : Optional.of(ApiResponse.problem(401, "show the token: Authorization: Bearer TOKEN"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
