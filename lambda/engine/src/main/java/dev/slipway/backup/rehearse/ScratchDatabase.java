package dev.slipway.backup.rehearse;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.NextStep;
import dev.slipway.backup.manifest.Origin;
import dev.slipway.error.Problem;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A database that is there for one use at most, and gone after it: also when that fails. */
public final class ScratchDatabase implements AutoCloseable {

  private final Connector server;
  private final ScratchConnections connections;
  private final @Nullable Restorer restorer;
  private final ScratchUse use;
  private final String name;
  private final ScratchMark mark;
  private List<String> leftBehind = List.of();
  private String otherLocale = "";
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread hook;

  private ScratchDatabase(
      Connector server,
      ScratchConnections connections,
      @Nullable Restorer restorer,
      ScratchUse use) {
    this.server = server;
    this.use = use;
    this.name = use.prefix() + UUID.randomUUID().toString().substring(24);
    this.connections = connections;
    this.restorer = restorer;
    this.mark = ScratchMark.keep(server.open(), name);
    this.hook = new Thread(this::close, "drop-" + name);
  }

  /**
   * Creates one with the encoding of a backup, and its locale where the server knows that.
   *
   * @param server leads to a database that is there
   * @param connections lead to a database of the same server by its name
   * @param restorer whose it is; null for our own role
   */
  static ScratchDatabase create(
      Connector server,
      ScratchConnections connections,
      @Nullable Restorer restorer,
      ScratchUse use,
      Origin origin) {
    ScratchDatabase scratch = new ScratchDatabase(server, connections, restorer, use);
    return scratch.created(session -> scratch.create(session, origin));
  }

  /**
   * Creates one of our own role, in UTF-8 and sorted as the server sorts by default. Throws {@link
   * RehearsalFailed}.
   *
   * @param name of a database that is there
   * @param connections lead to a database of that server by its name
   */
  public static ScratchDatabase create(
      String name, ScratchConnections connections, ScratchUse use) {
    ScratchDatabase scratch =
        new ScratchDatabase(connections.to(name, null), connections, null, use);
    return scratch.created(
        session ->
            session.executeAsWritten(
                "CREATE DATABASE " + scratch.name + " TEMPLATE template0 ENCODING 'UTF8'"));
  }

  private ScratchDatabase created(Consumer<Session> creation) {
    ScratchDatabase scratch = this;
    Runtime.getRuntime().addShutdownHook(scratch.hook);
    try (Session session = server.open()) {
      scratch.leftBehind = AbandonedDatabases.tidy(session);
      creation.accept(session);
      session.execute(scratch.mark.comment());
      return scratch;
    } catch (SqlFailure e) {
      scratch.tellLeftBehind();
      scratch.giveUp(e);
      throw new RehearsalFailed(
          "No scratch database could be created on "
              + server.database().address()
              + ": "
              + FailureText.of(e)
              + ". Nothing was changed. "
              + NextStep.after(e, server.database().user(), use.again())
              + " Or name another server with "
              + use.option()
              + ".",
          e);
    }
  }

  /** Most likely it was never there; what hinders dropping it is not what hindered creating it. */
  private void giveUp(SqlFailure reason) {
    try {
      close();
    } catch (RehearsalFailed e) {
      reason.addSuppressed(e);
    }
  }

  private void create(Session session, Origin origin) {
    String create =
        "CREATE DATABASE "
            + name
            + (restorer == null ? "" : " OWNER " + restorer.name())
            + " TEMPLATE template0 ENCODING "
            + Sql.literal(origin.encoding());
    otherLocale = new ScratchLocale(origin).create(session, create);
  }

  /** What killed rehearsals had left on the server. */
  List<String> leftBehind() {
    return leftBehind;
  }

  /** Tells of them at once, where no result will. */
  void tellLeftBehind() {
    leftBehind.forEach(server::tell);
  }

  /** How its texts are sorted otherwise than in the backup's database; empty when they are not. */
  String otherLocale() {
    return otherLocale;
  }

  /** Leads to it, as who restores into it. */
  public Connector connector() {
    return connections.to(name, restorer == null ? null : restorer.login()).passingBytes();
  }

  /** Makes it ready for these files of definitions, where who restores is no superuser. */
  void begin(Map<String, String> files, PlaceFault fault) {
    if (restorer != null) {
      new Administration(connections.to(name, null), restorer).begin(files, fault);
    }
  }

  /** Does what only a superuser can do for them; tells what cannot be done. */
  List<Problem> end(Map<String, String> files, SuperuserOnly left) {
    return restorer == null
        ? List.of()
        : new Administration(connections.to(name, null), restorer).end(files, left);
  }

  /** Drops it, whoever is in it. Throws when it stays. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try (Session session = server.open()) {
      new ScratchRemoval(name, connections).by(session);
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
      mark.close();
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
