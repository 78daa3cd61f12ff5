package org.pumprig.pump.gateway;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.pumprig.link.TlsIdentity;

/**
 * Certificates made in memory, by an authority of their own: for nobody but the emulated bench, and
 * gone with it.
 *
 * @param authority what pumps trust
 * @param valid the gateway's identity
 * @param expired the same gateway's, a day after its end
 */
record GatewayCertificates(X509Certificate authority, TlsIdentity valid, TlsIdentity expired) {
  /** The gateway's name in its certificates (RFC 6761: never a real one). */
  static final String NAME = "gateway.pumprig.test";

  private static final X500Principal AUTHORITY = new X500Principal("CN=PumpRig emulated bench CA");
  private static final X500Principal GATEWAY = new X500Principal("CN=" + NAME);

  /**
   * @param wallMicros now
   * @throws IOException if this machine's cryptography can't do it
   */
  static GatewayCertificates make(long wallMicros) throws IOException {
    Instant now = Instant.ofEpochSecond(wallMicros / 1_000_000);
    try {
      KeyPair authority = keys();
      KeyPair gateway = keys();
      X509Certificate root =
          certificate(1, AUTHORITY, authority, authority.getPrivate(), days(now, -90, 3_650), true);
      return new GatewayCertificates(
          root,
          identity(gateway, root, leaf(2, gateway, authority, days(now, -1, 3_649))),
          identity(gateway, root, leaf(3, gateway, authority, days(now, -60, -1))));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("certificates can't be made: " + e.getMessage(), e);
    }
  }

  private record Validity(Date from, Date to) {}

  private static Validity days(Instant now, long from, long to) {
    return new Validity(
        Date.from(now.plus(Duration.ofDays(from))), Date.from(now.plus(Duration.ofDays(to))));
  }

  private static KeyPair keys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static TlsIdentity identity(KeyPair keys, X509Certificate root, X509Certificate leaf) {
    return new TlsIdentity(keys.getPrivate(), List.of(leaf, root));
  }

  private static X509Certificate leaf(
      long serial, KeyPair gateway, KeyPair authority, Validity validity)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    return certificate(serial, GATEWAY, gateway, authority.getPrivate(), validity, false);
  }

  private static X509Certificate certificate(
      long serial,
      X500Principal subject,
      KeyPair keys,
      PrivateKey signer,
      Validity validity,
      boolean authority)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    var builder =
        new JcaX509v3CertificateBuilder(
            AUTHORITY,
            BigInteger.valueOf(serial),
            validity.from(),
            validity.to(),
            subject,
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    int usage = authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature;
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    if (!authority) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, NAME)));
    }
    var signed = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer));
    return new JcaX509CertificateConverter().getCertificate(signed);
  }
}
