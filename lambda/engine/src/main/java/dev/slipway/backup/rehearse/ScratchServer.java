package dev.slipway.backup.rehearse;

import dev.slipway.backup.manifest.Manifest;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.ServerVersion;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.dump.SchemaDumper;
import dev.slipway.postgres.dump.SchemaDumpers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The server that a rehearsal is held on. One that was set up for this and nothing else says so by
 * its setting {@code slipway.scratch}; only there roles are created.
 *
 * @param version such as 18.6
 * @param superuser whether our own role there is one
 * @param missing roles of the backup that are not there
 * @param restorer who restores there, where we may make one; null for our own role
 */
record ScratchServer(
    String version, boolean superuser, List<String> missing, @Nullable Restorer restorer) {

  private static final String FACTS =
      """
      SELECT current_setting('slipway.scratch', true) = 'on' AS ours,
        current_setting('is_superuser') = 'on' AS superuser\
      """;

  /** Looks at the server, and makes it ready where that is allowed. */
  static ScratchServer prepare(Connector connector, Manifest manifest, ScratchUse use) {
    try (Session session = connector.open()) {
      String version = session.serverVersion().split(" ", 2)[0];
      if (use == ScratchUse.REHEARSAL) {
        requireSameMajor(version, manifest);
      }
      var facts = session.execute(FACTS).get(0).first();
      List<String> missing = missing(session, manifest);
      if (facts.is("ours")) {
        return new ScratchServer(version, true, List.of(), Restorer.create(session, missing));
      }
      return new ScratchServer(version, facts.is("superuser"), missing, null);
    } catch (SqlFailure e) {
      throw new RehearsalFailed(
          "The server "
              + connector.database().address()
              + " cannot be used to "
              + use.verb()
              + ": "
              + e.getMessage()
              + ". Nothing was changed. Next: name another with "
              + use.option()
              + ".",
          e);
    }
  }

  private static void requireSameMajor(String version, Manifest manifest) {
    String from = manifest.origin().server();
    if (ServerVersion.major(version) != ServerVersion.major(from)) {
      throw new RehearsalFailed(
          "The backup was taken from PostgreSQL "
              + from
              + ", and the server to rehearse on is "
              + version
              + ". Nothing was changed. Next: name a server of PostgreSQL "
              + ServerVersion.major(from)
              + " with --url.",
          null);
    }
  }

  private static List<String> missing(Session session, Manifest manifest) {
    Set<String> there =
        session.execute("SELECT rolname FROM pg_roles").get(0).list().stream()
            .map(row -> String.valueOf(row.get("rolname")))
            .collect(Collectors.toSet());
    return manifest.roles().stream().filter(role -> !there.contains(role)).toList();
  }

  /** Whether owners and privileges can be restored as they were. */
  boolean rights() {
    return superuser && missing.isEmpty();
  }

  /**
   * Whether who restores may say nothing of schema public: its owner is the database's since 15.
   */
  boolean publicIsOthers() {
    return ServerVersion.major(version) < 15 && (!superuser || restorer != null);
  }

  /** The pg_dump for one of its databases. */
  SchemaDumper dumper(Connector database) {
    return SchemaDumpers.choose(database, ServerVersion.major(version));
  }
}
