package org.pumprig.rig.authority;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.TimeStamp;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.YamlDocument;

/**
 * A configured time-stamp authority.
 *
 * @param name for people
 * @param url where it answers RFC 3161 queries, {@code http} or {@code https}
 * @param certificate of the authority, or of what certifies its signers
 */
public record TimeAuthority(String name, URI url, X509Certificate certificate) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 128 << 10;

  /**
   * Reads its file.
   *
   * @throws InputProblem for what is wrong with it
   */
  public static TimeAuthority read(Path file) throws InputProblem {
    Fields fields =
        Fields.of("the authority", YamlDocument.parse(file.toString(), InputFile.read(file)));
    fields.version("authority", 1);
    fields.only("authority", "name", "url", "certificate");
    try {
      URI url = URI.create(fields.text("url"));
      if (url.getHost() != null
          && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
        return new TimeAuthority(fields.text("name"), url, certificate(file, fields));
      }
    } catch (IllegalArgumentException e) {
      // told below, as for any other that can't be asked
    }
    throw fields.place("url").problem("this is no http or https address", "Write it in full");
  }

  /** The PEM certificate that a section names, its path counted from the file's folder. */
  public static X509Certificate certificate(Path file, Fields fields) throws InputProblem {
    Path pem = InputFile.resolve(file.toString(), fields.scalar("certificate"));
    try (InputStream in = new ByteArrayInputStream(InputFile.read(pem))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (CertificateException | IOException e) {
      throw fields
          .place("certificate")
          .problem(pem + " holds no X.509 certificate in PEM", "Name the authority's certificate");
    }
  }

  /**
   * Asks for a stamp and checks it.
   *
   * @return the answer, as it is kept in a {@code .tsr} file
   * @throws SealException if the authority can't be asked, or answers with what isn't its stamp
   */
  public byte[] stamp(byte[] content) throws SealException {
    TimeStamp.Query query = TimeStamp.query(content);
    byte[] response = ask(query.query());
    TimeStamp stamp = TimeStamp.answer(response, query);
    Optional<String> distrust = stamp.distrust(certificate);
    if (distrust.isPresent()) {
      throw new SealException(name + " at " + url + ": " + distrust.get());
    }
    return response;
  }

  private byte[] ask(byte[] query) throws SealException {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .timeout(PATIENCE)
              .header("Content-Type", "application/timestamp-query")
              .POST(HttpRequest.BodyPublishers.ofByteArray(query))
              .build();
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new SealException(name + " at " + url + " answers " + response.statusCode());
        }
        return body.readNBytes(MOST_BYTES + 1);
      }
    } catch (IOException e) {
      throw new SealException(
          name + " at " + url + " can't be asked (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SealException("interrupted while asking " + name);
    }
  }
}
