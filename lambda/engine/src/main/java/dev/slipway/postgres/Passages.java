package dev.slipway.postgres;

import dev.slipway.config.Passage;
import dev.slipway.config.PassageFailed;
import dev.slipway.config.Server;
import java.net.Socket;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Which passage a connection takes. The driver creates its factories by name and knows texts alone,
 * so a property of ours stands for the passage, also when a statement is cancelled later.
 */
final class Passages {

  /** What a connection that takes one has among its properties. */
  static final String PROPERTY = "slipway.passage";

  private static final Map<Passage, String> KEYS = Collections.synchronizedMap(new WeakHashMap<>());

  private static final AtomicLong COUNT = new AtomicLong();

  private Passages() {}

  /** Makes the connection of these properties take a passage, where the passage wants it to. */
  static void lead(Properties properties, Passage passage, Server server) throws SQLException {
    try {
      if (passage.prepare(server.host(), server.port())) {
        properties.setProperty(PROPERTY, key(passage));
      }
    } catch (PassageFailed e) {
      throw new PSQLException(e.getMessage(), PSQLState.CONNECTION_UNABLE_TO_CONNECT, e);
    }
  }

  private static String key(Passage passage) {
    return KEYS.computeIfAbsent(passage, one -> Long.toString(COUNT.incrementAndGet()));
  }

  /** A socket of the passage of these properties. */
  static Socket socket(Properties properties, Screen screen) {
    return new PassageSocket(named(properties.getProperty(PROPERTY)), screen);
  }

  private static Passage named(@Nullable String key) {
    synchronized (KEYS) {
      return KEYS.entrySet().stream()
          .filter(entry -> entry.getValue().equals(key))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the passage is gone"));
    }
  }
}
