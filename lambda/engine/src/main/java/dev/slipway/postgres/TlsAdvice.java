package dev.slipway.postgres;

import dev.slipway.config.DatabaseSettings;
import java.io.FileNotFoundException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;

/** Says why a server is not trusted, or not encrypted, and what to set. */
final class TlsAdvice {

  private TlsAdvice() {}

  /** True when TLS is why there is no connection, and will be the next time too. */
  static boolean concerns(SQLException e) {
    return isOfAnotherName(e)
        || hasNoTls(e)
        || has(e, FileNotFoundException.class)
        || has(e, GeneralSecurityException.class);
  }

  static String on(SQLException e, DatabaseSettings database) {
    String at = database.places();
    if (hasNoTls(e)) {
      return "The server at %s has no TLS, which DB_SSLMODE=%s asks for. Turn it on there, or set DB_SSLMODE=disable."
          .formatted(at, database.driverProperties().getOrDefault("sslmode", "require"));
    }
    if (isOfAnotherName(e)) {
      return "The certificate of %s is for another name. Connect by a name that it holds (with RDS, the endpoint's own), or set DB_SSLMODE=verify-ca to check its root alone."
          .formatted(at);
    }
    if (has(e, FileNotFoundException.class)) {
      return "The roots to check the certificate of %s cannot be read (%s). Set DB_SSLROOTCERT to a file with them, to rds (those of RDS) or to system (those of Java)."
          .formatted(at, deepest(e).getMessage());
    }
    if (has(e, CertificateExpiredException.class)) {
      return "The certificate of %s, or one that signed it, has expired: it was valid until %s. Renew it there, or look at this machine's clock; DB_SSLMODE=require without DB_SSLROOTCERT encrypts without a check until then."
          .formatted(at, date(deepest(e)));
    }
    if (has(e, CertificateNotYetValidException.class)) {
      return "The certificate of %s, or one that signed it, is not valid yet: it will be from %s. Look at this machine's clock, or wait; DB_SSLMODE=require without DB_SSLROOTCERT encrypts without a check until then."
          .formatted(at, date(deepest(e)));
    }
    return "The certificate of %s is not trusted (%s). Set DB_SSLROOTCERT to a file with the root that signed it, to rds (those of RDS) or to system (those of Java); DB_SSLMODE=require encrypts without a check."
        .formatted(at, deepest(e).getMessage());
  }

  /** Java tells the date in the form of {@link Date#toString}, after a word. */
  private static String date(Throwable invalid) {
    String text = String.valueOf(invalid.getMessage()).replaceFirst("^Not\\w+: ", "");
    try {
      return DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.US)
          .parse(text, Instant::from)
          .toString();
    } catch (DateTimeException e) {
      return text;
    }
  }

  /** The driver's name for the check is the same in every language. */
  private static boolean isOfAnotherName(SQLException e) {
    return String.valueOf(e.getMessage()).contains("HostnameVerifier");
  }

  private static boolean hasNoTls(SQLException e) {
    return "08004".equals(e.getSQLState()) && String.valueOf(e.getMessage()).contains("SSL");
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static Throwable deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
