package org.pumprig.rig.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A time-stamp authority's answer (RFC 3161) whose signature was checked by the certificate that is
 * in it: some authority saw these bytes by then. Which one, and whether it is trusted, {@link
 * #distrust} says.
 */
public final class TimeStamp {
  private static final int MOST_BYTES = 128 << 10;
  private static final int NONCE_BITS = 64;

  private final TimeStampToken token;
  private final X509Certificate signer;
  private final List<X509Certificate> certificates;

  private TimeStamp(
      TimeStampToken token, X509Certificate signer, List<X509Certificate> certificates) {
    this.token = token;
    this.signer = signer;
    this.certificates = certificates;
  }

  /**
   * A question to an authority.
   *
   * @param query as it is sent, {@code application/timestamp-query}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Query(byte[] query) {}

  /** Asks for a stamp over the SHA-256 of these bytes, with nonce and the signer's certificate. */
  public static Query query(byte[] content) {
    try {
      var generator = new TimeStampRequestGenerator();
      generator.setCertReq(true);
      TimeStampRequest request =
          generator.generate(
              NISTObjectIdentifiers.id_sha256,
              VerifyingKey.sha256(content),
              new BigInteger(NONCE_BITS, new SecureRandom()));
      return new Query(request.getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException("a query of our own can't be encoded", e);
    }
  }

  /**
   * Reads the answer to a query.
   *
   * @throws SealException if it isn't one, or doesn't answer this query
   */
  public static TimeStamp answer(byte[] response, Query query) throws SealException {
    TimeStamp stamp = parse(response);
    try {
      new TimeStampResponse(response).validate(new TimeStampRequest(query.query()));
      return stamp;
    } catch (TSPException | IOException e) {
      throw new SealException("a time stamp that answers another question: " + e.getMessage());
    }
  }

  /**
   * Reads an answer from a file.
   *
   * @throws SealException if it holds no granted token, or one that its certificate didn't sign
   */
  public static TimeStamp parse(byte[] response) throws SealException {
    if (response.length > MOST_BYTES) {
      throw new SealException("a time stamp that is too large");
    }
    try {
      TimeStampToken token = new TimeStampResponse(response).getTimeStampToken();
      if (token == null) {
        throw new SealException("a time stamp that the authority refused to give");
      }
      var certificates = new ArrayList<X509Certificate>();
      X509Certificate signer = null;
      for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
        certificates.add(certificate);
        if (token.getSID().match(holder)) {
          signer = certificate;
        }
      }
      if (signer == null) {
        throw new SealException("a time stamp without its signer's certificate");
      }
      token.validate(
          new JcaSimpleSignerInfoVerifierBuilder()
              .setProvider(new BouncyCastleProvider())
              .build(signer));
      return new TimeStamp(token, signer, certificates);
    } catch (TSPException
        | IOException
        | GeneralSecurityException
        | OperatorCreationException
        | RuntimeException e) {
      // Bouncy Castle answers some malformed ASN.1 with unchecked exceptions.
      throw new SealException("no sound time stamp (RFC 3161): " + e.getMessage());
    }
  }

  /** Whether it is over these bytes. */
  public boolean covers(byte[] content) {
    var info = token.getTimeStampInfo();
    String algorithm;
    if (info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)) {
      algorithm = "SHA-256";
    } else if (info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha384)) {
      algorithm = "SHA-384";
    } else if (info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha512)) {
      algorithm = "SHA-512";
    } else {
      return false;
    }
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(content);
      return Arrays.equals(digest, info.getMessageImprintDigest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  /**
   * Why it isn't of an authority with this certificate, at the time that it says: then the signer's
   * certificate must lead to it. Revocation is not looked at: there may be no network.
   */
  public Optional<String> distrust(X509Certificate authority) {
    if (signer.equals(authority)) {
      return Optional.empty();
    }
    try {
      var selector = new X509CertSelector();
      selector.setCertificate(signer);
      var parameters =
          new PKIXBuilderParameters(Set.of(new TrustAnchor(authority, null)), selector);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(time()));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.of(
          "the time stamp's signer %s doesn't lead to %s: %s"
              .formatted(name(signer), name(authority), e.getMessage()));
    }
  }

  private static String name(X509Certificate certificate) {
    return "'" + certificate.getSubjectX500Principal().getName() + "'";
  }

  /** When the authority says that it saw the bytes. */
  public Instant time() {
    return token.getTimeStampInfo().getGenTime().toInstant();
  }

  /** When and by whom, in one line; whom to believe that is another question. */
  public String line() {
    return time() + " by " + name(signer);
  }
}
