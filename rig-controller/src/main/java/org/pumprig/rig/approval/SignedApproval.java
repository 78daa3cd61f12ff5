package org.pumprig.rig.approval;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.SshPublicKey;
import org.pumprig.rig.seal.SshSignature;
import org.pumprig.rig.seal.TimeStamp;

/**
 * An approval whose signature was checked.
 *
 * @param approval what was signed
 * @param key by whom: a key; whose it is, only a trust policy says
 * @param signature the signature's file
 * @param token a time-stamp authority's answer over the signature's file, if there is one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SignedApproval(
    Approval approval, SshPublicKey key, byte[] signature, Optional<byte[]> token) {

  /**
   * Reads statement and signature.
   *
   * @throws SealException if the signature isn't one over this statement, made for an approval
   */
  public static SignedApproval parse(byte[] statement, byte[] signature, Optional<byte[]> token)
      throws SealException {
    Approval approval = Approval.parse(statement);
    var signed = SshSignature.parse(new String(signature, StandardCharsets.UTF_8));
    if (!signed.namespace().equals(Approval.NAMESPACE)) {
      throw new SealException(
          "its signature was made for '" + signed.namespace() + "', not for an approval");
    }
    if (!signed.verifies(statement, Approval.NAMESPACE)) {
      throw new SealException("its signature was not made over it by key " + fingerprint(signed));
    }
    if (token.isPresent() && !TimeStamp.parse(token.get()).covers(signature)) {
      throw new SealException("its time stamp is over other bytes than its signature");
    }
    return new SignedApproval(approval, signed.key(), signature, token);
  }

  private static String fingerprint(SshSignature signed) {
    return signed.key().fingerprint();
  }

  /** The statement's file name. */
  public String fileName() {
    return approval.fileName();
  }

  /** The signature's file name. */
  public String signatureFile() {
    return fileName() + ".sig";
  }

  /** The time-stamp answer's file name. */
  public String tokenFile() {
    return signatureFile() + ".tsr";
  }

  /** The approval in one line, with its key. */
  public String line() {
    return approval.line() + " [" + key.fingerprint() + "]";
  }
}
