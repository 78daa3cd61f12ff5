package org.pumprig.rig.seal;

import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time-stamp authority of the tests: a root, and a signer that it certifies. */
public final class TestAuthority {
  private static final Date FROM = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
  private static final Date TO = Date.from(Instant.parse("2060-01-01T00:00:00Z"));

  private final KeyPair signerKeys;
  private final X509Certificate root;
  private final X509Certificate signer;

  public TestAuthority(String name) throws Exception {
    KeyPair rootKeys = keys();
    signerKeys = keys();
    var rootName = new X500Name("CN=" + name + " root");
    root = certificate(rootName, rootKeys, rootName, rootKeys, true);
    signer = certificate(rootName, rootKeys, new X500Name("CN=" + name), signerKeys, false);
  }

  private static KeyPair keys() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509Certificate certificate(
      X500Name issuer, KeyPair issuerKeys, X500Name subject, KeyPair keys, boolean authority)
      throws Exception {
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer, BigInteger.valueOf(authority ? 1 : 2), FROM, TO, subject, keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    if (!authority) {
      builder.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
  }

  /** The certificate by which readers know it. */
  public X509Certificate root() {
    return root;
  }

  /** A private key with its certificate. */
  public record Certified(java.security.PrivateKey key, X509Certificate certificate) {}

  /** The signer's own. */
  Certified certified() {
    return new Certified(signerKeys.getPrivate(), signer);
  }

  /** The same in PEM. */
  public String rootPem() throws Exception {
    var text = new StringWriter();
    try (var pem = new JcaPEMWriter(text)) {
      pem.writeObject(root);
    }
    return text.toString();
  }

  /** Answers a query at a time. */
  public byte[] answer(byte[] query, Instant time) throws Exception {
    var tokens =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .build("SHA256withECDSA", signerKeys.getPrivate(), signer),
            new JcaDigestCalculatorProviderBuilder()
                .build()
                .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
            new ASN1ObjectIdentifier("1.2.3.4.1"));
    tokens.addCertificates(new JcaCertStore(List.of(signer)));
    return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
        .generate(new TimeStampRequest(query), BigInteger.valueOf(7), Date.from(time))
        .getEncoded();
  }

  /** A stamp over these bytes at a time. */
  public byte[] stamp(byte[] content, Instant time) throws Exception {
    return answer(TimeStamp.query(content).query(), time);
  }
}
