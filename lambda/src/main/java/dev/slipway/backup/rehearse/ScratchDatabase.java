package dev.slipway.backup.rehearse;

import dev.slipway.backup.manifest.Origin;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** A database that is there for one rehearsal, and gone after it: also when that fails. */
final class ScratchDatabase implements AutoCloseable {

  /** The server knows no such locale. */
  private static final List<String> UNKNOWN_LOCALE = List.of("42809", "22023");

  private final Connector server;
  private final String name = "slipway_rehearsal_" + UUID.randomUUID().toString().substring(24);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread hook = new Thread(this::close, "drop-" + name);

  private ScratchDatabase(Connector server) {
    this.server = server;
  }

  /** Creates one with the encoding of a backup, and its locale where the server knows that. */
  static ScratchDatabase create(Connector server, Origin origin) {
    ScratchDatabase scratch = new ScratchDatabase(server);
    Runtime.getRuntime().addShutdownHook(scratch.hook);
    try (Session session = server.open()) {
      scratch.create(session, origin);
      return scratch;
    } catch (SqlFailure e) {
      scratch.close();
      throw new RehearsalFailed(
          "No scratch database could be created on "
              + server.database().address()
              + ": "
              + e.getMessage()
              + ". Nothing was changed. Next: rehearse with a role that has CREATEDB.",
          e);
    }
  }

  private void create(Session session, Origin origin) {
    String create =
        "CREATE DATABASE "
            + name
            + " TEMPLATE template0 ENCODING "
            + Sql.literal(origin.encoding());
    try {
      session.execute(create + locale(origin.collate(), origin.ctype()));
    } catch (SqlFailure e) {
      if (!UNKNOWN_LOCALE.contains(e.sqlState())) {
        throw e;
      }
      session.execute(create + locale("C", "C"));
    }
  }

  private static String locale(String collate, String ctype) {
    return " LC_COLLATE " + Sql.literal(collate) + " LC_CTYPE " + Sql.literal(ctype);
  }

  String name() {
    return name;
  }

  /** Drops it, whoever is in it. Throws when it stays. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try (Session session = server.open()) {
      session.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    } catch (SqlFailure e) {
      throw new RehearsalFailed(
          "The scratch database "
              + name
              + " on "
              + server.database().address()
              + " was not dropped: "
              + e.getMessage()
              + ". Next: DROP DATABASE "
              + name
              + " WITH (FORCE).",
          e);
    } finally {
      forgetHook();
    }
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is the hook that runs this.
    }
  }
}
