package dev.slipway.postgres;

import java.lang.invoke.MethodHandles;
import java.text.Normalizer;
import java.util.Calendar;
import java.util.List;
import org.postgresql.Driver;
import org.postgresql.core.ServerVersion;
import org.postgresql.core.v3.ConnectionFactoryImpl;
import org.postgresql.core.v3.QueryExecutorImpl;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PgResultSet;
import org.postgresql.jdbc.PgStatement;
import org.postgresql.jdbc.TimestampUtils;

/** The classes that every connection needs, for those who want them before the first. */
public final class DriverClasses {

  private static final List<Class<?>> CLASSES =
      List.of(
          Driver.class,
          ServerVersion.class,
          ConnectionFactoryImpl.class,
          QueryExecutorImpl.class,
          PgConnection.class,
          PgStatement.class,
          PgResultSet.class,
          TimestampUtils.class);

  private DriverClasses() {}

  /** Loads and initializes them; connects to nothing. */
  public static void load() {
    try {
      for (Class<?> type : CLASSES) {
        MethodHandles.lookup().ensureInitialized(type);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("The driver's classes are public", e);
    }
    // Each connection makes one, and the first looks for the rules of the locale.
    Calendar.getInstance();
    // A password is normalized before it is hashed.
    Normalizer.normalize("\u00e9", Normalizer.Form.NFKC);
  }
}
