package org.pumprig.rig.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;

/**
 * A signed envelope: Dead Simple Signing Envelope 1.0.2 (secure-systems-lab/dsse, protocol.md and
 * envelope.md).
 *
 * @param payloadType media type of the payload
 * @param payload what is signed
 * @param signatures one or more
 */
public record DsseEnvelope(String payloadType, byte[] payload, List<Signed> signatures) {
  /**
   * One signature.
   *
   * @param keyId {@link VerifyingKey#id}; a hint, proves nothing
   * @param bytes the signature over {@link #preAuthenticationEncoding}
   */
  public record Signed(String keyId, byte[] bytes) {}

  /** Copies the list. */
  public DsseEnvelope {
    signatures = List.copyOf(signatures);
  }

  /** Signs a payload with each key. */
  public static DsseEnvelope sign(String payloadType, byte[] payload, List<SigningKey> keys) {
    byte[] encoded = preAuthenticationEncoding(payloadType, payload);
    var signatures = new ArrayList<Signed>();
    for (SigningKey key : keys) {
      signatures.add(new Signed(key.verifyingKey().id(), key.sign(encoded)));
    }
    return new DsseEnvelope(payloadType, payload, signatures);
  }

  /**
   * What is signed: {@code DSSEv1}, type and body, each with its length in bytes before it, in
   * ASCII decimal, separated by single spaces.
   */
  static byte[] preAuthenticationEncoding(String type, byte[] body) {
    byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(body.length + 80);
    out.writeBytes(("DSSEv1 " + typeBytes.length + " ").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(typeBytes);
    out.writeBytes((" " + body.length + " ").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(body);
    return out.toByteArray();
  }

  /** The signatures that this key made. */
  public boolean signedBy(VerifyingKey key) {
    byte[] encoded = preAuthenticationEncoding(payloadType, payload);
    return signatures.stream().anyMatch(signed -> key.verifies(encoded, signed.bytes()));
  }

  /**
   * Reads an envelope that {@link #json} wrote.
   *
   * @throws SealException if it is anything else
   */
  public static DsseEnvelope parse(byte[] json) throws SealException {
    try {
      var base64 = Base64.getDecoder();
      var fields = CanonicalParser.parse(json);
      var signatures = new ArrayList<Signed>();
      for (Fields one : fields.objects("signatures")) {
        signatures.add(new Signed(one.text("keyid"), base64.decode(one.text("sig"))));
      }
      return new DsseEnvelope(
          fields.text("payloadType"), base64.decode(fields.text("payload")), signatures);
    } catch (JournalFormatException | IllegalArgumentException e) {
      throw new SealException("no DSSE envelope as this version writes it: " + e.getMessage());
    }
  }

  /** As JSON, canonical. */
  public byte[] json() {
    var base64 = Base64.getEncoder();
    return CanonicalJson.bytes(
        out ->
            out.text("payload", base64.encodeToString(payload))
                .text("payloadType", payloadType)
                .objects(
                    "signatures",
                    signatures,
                    (signed, one) ->
                        one.text("keyid", signed.keyId())
                            .text("sig", base64.encodeToString(signed.bytes()))));
  }
}
