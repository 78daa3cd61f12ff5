package org.pumprig.rig.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A person of the tests who signs as {@code ssh-keygen -Y sign} does, with an Ed25519 key. */
public record SshSigner(KeyPair keys) {
  public static SshSigner generate() throws GeneralSecurityException {
    return new SshSigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
  }

  private byte[] blob() {
    byte[] info = keys.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(info, info.length - 32, info.length);
    return SshWire.strings(SshWire.ascii(SshPublicKey.ED25519), raw);
  }

  /** The public half's line. */
  public String line() {
    return SshPublicKey.ED25519 + " " + Base64.getEncoder().encodeToString(blob());
  }

  /** The signature's file. */
  public String sign(byte[] message, String namespace) throws GeneralSecurityException {
    var signer = Signature.getInstance("Ed25519");
    signer.initSign(keys.getPrivate());
    signer.update(SshSignature.signed(namespace, "sha512", message));
    byte[] signature = SshWire.strings(SshWire.ascii(SshPublicKey.ED25519), signer.sign());
    var out = new ByteArrayOutputStream();
    out.writeBytes(SshWire.ascii("SSHSIG"));
    out.writeBytes(new byte[] {0, 0, 0, 1});
    out.writeBytes(
        SshWire.strings(
            blob(),
            namespace.getBytes(StandardCharsets.UTF_8),
            new byte[0],
            SshWire.ascii("sha512"),
            signature));
    return "-----BEGIN SSH SIGNATURE-----\n"
        + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(out.toByteArray())
        + "\n-----END SSH SIGNATURE-----\n";
  }
}
