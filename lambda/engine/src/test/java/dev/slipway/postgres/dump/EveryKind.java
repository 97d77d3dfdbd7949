package dev.slipway.postgres.dump;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.testing.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A schema with one of every kind of object. */
final class EveryKind {

  private EveryKind() {}

  static void create(Connector superuser) throws IOException {
    try (Session session = superuser.open()) {
      session.executeAsWritten(text("/every-kind.sql"));
      for (int version = 15; version <= 16; version++) {
        if (PostgresServer.majorVersion() >= version) {
          session.executeAsWritten(text("/every-kind-" + version + ".sql"));
        }
      }
    }
  }

  /** Takes away what would keep the database from being dropped. */
  static void removeSubscription(Connector superuser) {
    try (Session session = superuser.open()) {
      session.executeAsWritten("DROP SUBSCRIPTION IF EXISTS every_kind_subscription");
    }
  }

  private static String text(String name) throws IOException {
    try (InputStream file = EveryKind.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
