package org.pumprig.rig.attend;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.pumprig.digest.ContentDigest;
import org.pumprig.time.SystemScheduler;

/**
 * A key and a certificate for one session, made when it starts and never kept: the person who reads
 * the fingerprint in the terminal and on the phone knows that nobody stands between.
 *
 * @param certificate what the phone is shown
 * @param key its private key
 */
public record SelfSigned(X509Certificate certificate, PrivateKey key) {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long VALID_DAYS = 60;
  private static final int SERIAL_BITS = 120;

  /** One for an address. */
  public static SelfSigned make(InetAddress address) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      long now = SystemScheduler.wallClockMicros() / 1_000;
      var name = new X500Name("CN=PumpRig attend");
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
              Date.from(Instant.ofEpochMilli(now - DAY_MILLIS)),
              Date.from(Instant.ofEpochMilli(now + VALID_DAYS * DAY_MILLIS)),
              name,
              pair.getPublic());
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.iPAddress, address.getHostAddress())));
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
      return new SelfSigned(
          new JcaX509CertificateConverter().getCertificate(builder.build(signer)),
          pair.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("no certificate can be made: " + e.getMessage(), e);
    }
  }

  /** SHA-256 of the certificate, as browsers show it. */
  public String fingerprint() throws IOException {
    try {
      byte[] digest = HexFormat.of().parseHex(ContentDigest.hex(certificate.getEncoded()));
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  SSLContext context() throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("attend", key, new char[0], new Certificate[] {certificate});
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS can't be set up: " + e.getMessage(), e);
    }
  }
}
