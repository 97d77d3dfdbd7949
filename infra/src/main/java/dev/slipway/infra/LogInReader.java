package dev.slipway.infra;

import dev.slipway.error.Problems;
import dev.slipway.infra.database.GivenDatabase;
import dev.slipway.infra.database.LogIn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/** Makes out of what was said how the function logs in. */
final class LogInReader {

  private final DatabaseBuilder<?> said;
  private final Problems problems;

  LogInReader(DatabaseBuilder<?> said, Problems problems) {
    this.said = said;
    this.problems = problems;
  }

  /** The log-in, null after a problem that leaves none. */
  @Nullable LogIn read(Optional<GivenDatabase> given, Optional<String> name) {
    if (said.iamUser == null && said.databaseResourceId != null) {
      problems.add("databaseResourceId", "is for a log-in by IAM alone; say iamUser(...) too");
    }
    return said.iamUser == null ? bySecret(given) : byIam(said.iamUser, given, name);
  }

  private @Nullable LogIn bySecret(Optional<GivenDatabase> given) {
    Optional<ISecret> secret =
        Optional.ofNullable(said.secret).or(() -> given.flatMap(GivenDatabase::secret));
    if (secret.isEmpty()) {
      problems.add(
          given.isEmpty() ? "database" : "secret",
          given.isEmpty()
              ? "is missing; give database(...), or endpoint(...) and secret(...)"
              : "is missing; this database brings none, so give secret(...) with user and"
                  + " password, or iamUser(...) for a log-in by IAM");
    }
    return secret.map(LogIn.BySecret::new).orElse(null);
  }

  private @Nullable LogIn byIam(String user, Optional<GivenDatabase> given, Optional<String> name) {
    if (user.isBlank()) {
      problems.add("iamUser", "is blank");
    }
    if (said.secret != null) {
      problems.add("iamUser", "contradicts secret(...); the function logs in by one of the two");
    }
    if (given.isEmpty()) {
      problems.add("database", "is missing; give database(...) or endpoint(...)");
      return null;
    }
    if (name.isEmpty()) {
      problems.add("databaseName", "is missing; without a secret, nothing else names it");
    }
    if (!given.get().takesIam()) {
      problems.add("iamUser", "needs a database that is made with iamAuthentication(true)");
    }
    Optional<String> server =
        Optional.ofNullable(said.databaseResourceId).or(given.get()::iamServer);
    if (server.isEmpty()) {
      problems.add(
          "iamUser",
          "needs to know what IAM calls the server; give databaseResourceId(...), as db-...,"
              + " cluster-... or prx-...");
    }
    return server.map(id -> new LogIn.ByIam(user, id)).orElse(null);
  }
}
