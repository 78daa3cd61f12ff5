package org.pumprig.rig.notify;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.pumprig.time.SystemScheduler;

/** Sends one e-mail; blocks, within a bound. */
final class Mail {
  private static final String WITHIN_MILLIS = "10000";
  private static final int MOST_PASSWORD = 1_000;

  private Mail() {}

  static void send(Way.Email way, Message message) throws IOException {
    try {
      Session session = Session.getInstance(properties(way));
      var mail = new MimeMessage(session);
      mail.setFrom(new InternetAddress(way.from(), true));
      for (String to : way.to()) {
        mail.addRecipient(RecipientType.TO, new InternetAddress(to, true));
      }
      mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
      mail.setText(message.body(), StandardCharsets.UTF_8.name());
      mail.setSentDate(new Date(SystemScheduler.wallClockMicros() / 1_000));
      mail.saveChanges();
      @Nullable String user = way.login().map(Way.Login::user).orElse(null);
      try (Transport transport = session.getTransport("smtp")) {
        transport.connect(way.server().host(), way.server().port(), user, password(way));
        transport.sendMessage(mail, mail.getAllRecipients());
      }
    } catch (MessagingException e) {
      throw new IOException(said(e), e);
    }
  }

  private static String said(MessagingException e) {
    String cause =
        e.getNextException() == null ? "" : " (" + e.getNextException().getMessage() + ")";
    return e.getMessage() + cause;
  }

  private static Properties properties(Way.Email way) {
    var properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", WITHIN_MILLIS);
    properties.setProperty("mail.smtp.timeout", WITHIN_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", WITHIN_MILLIS);
    properties.setProperty("mail.smtp.auth", String.valueOf(way.login().isPresent()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.ssl.enable", String.valueOf(way.security().equals("tls")));
    String startTls = String.valueOf(way.security().equals("startTls"));
    properties.setProperty("mail.smtp.starttls.enable", startTls);
    properties.setProperty("mail.smtp.starttls.required", startTls);
    return properties;
  }

  private static @Nullable String password(Way.Email way) throws IOException {
    if (way.login().isEmpty()) {
      return null;
    }
    try (var in = Files.newInputStream(way.login().get().passwordFile())) {
      return new String(in.readNBytes(MOST_PASSWORD), StandardCharsets.UTF_8).strip();
    }
  }
}
