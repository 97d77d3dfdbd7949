package dev.slipway.bench.up;

import dev.slipway.testing.postgres.PgDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A database as a tool is told of it: by its owner, without TLS, through some port. */
record Target(PgDatabase database, int port) {

  /** A URL of this scheme. */
  String url(String scheme) {
    String password = URLEncoder.encode(database.password(), StandardCharsets.UTF_8);
    return "%s://%s:%s@127.0.0.1:%d/%s?sslmode=disable"
        .formatted(scheme, database.user(), password, port, database.name());
  }
}
