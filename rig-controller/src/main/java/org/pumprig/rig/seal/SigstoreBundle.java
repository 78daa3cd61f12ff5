package org.pumprig.rig.seal;

import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;

/**
 * The same statement as a Sigstore bundle, version 0.3, with a public key and without a
 * transparency log (sigstore/protobuf-specs, sigstore_bundle.proto): it allows one signature only,
 * so it lies beside the envelope.
 */
public final class SigstoreBundle {
  /** Media type of the file. */
  public static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

  private SigstoreBundle() {}

  /**
   * The bundle's bytes, JSON.
   *
   * @param envelope with exactly one signature
   */
  public static byte[] json(DsseEnvelope envelope) {
    if (envelope.signatures().size() != 1) {
      throw new IllegalArgumentException("a Sigstore bundle holds one signature");
    }
    var base64 = Base64.getEncoder();
    var signed = envelope.signatures().getFirst();
    return CanonicalJson.bytes(
        out ->
            out.object(
                    "dsseEnvelope",
                    dsse ->
                        dsse.text("payload", base64.encodeToString(envelope.payload()))
                            .text("payloadType", envelope.payloadType())
                            .objects(
                                "signatures",
                                envelope.signatures(),
                                (one, it) ->
                                    it.text("keyid", one.keyId())
                                        .text("sig", base64.encodeToString(one.bytes()))))
                .text("mediaType", MEDIA_TYPE)
                .object(
                    "verificationMaterial",
                    material ->
                        material.object("publicKey", key -> key.text("hint", signed.keyId()))));
  }

  /**
   * The envelope in a bundle that {@link #json} wrote.
   *
   * @throws SealException if it is anything else
   */
  public static DsseEnvelope parse(byte[] json) throws SealException {
    try {
      var base64 = Base64.getDecoder();
      Fields envelope = CanonicalParser.parse(json).object("dsseEnvelope");
      Fields signed = envelope.objects("signatures").getFirst();
      return new DsseEnvelope(
          envelope.text("payloadType"),
          base64.decode(envelope.text("payload")),
          List.of(
              new DsseEnvelope.Signed(signed.text("keyid"), base64.decode(signed.text("sig")))));
    } catch (JournalFormatException | IllegalArgumentException | NoSuchElementException e) {
      throw new SealException("no Sigstore bundle as this version writes it: " + e.getMessage());
    }
  }
}
