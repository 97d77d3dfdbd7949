package dev.slipway.backup.rehearse;

import dev.slipway.config.Credentials;
import dev.slipway.config.Secret;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The role that restores on a server that is ours alone: what is in a backup gets the rights that
 * restoring takes, and no others. It makes and owns everything at first; it is no superuser, and a
 * member of nobody but of the roles that read and write all rows. The roles of the backup have no
 * rights but those which the backup gives them.
 *
 * @param login how it logs in
 * @param roles those of the backup, which were created for it
 */
record Restorer(Credentials login, List<String> roles) {

  private static final int BYTES = 16;

  private static final String ROWS =
      "SELECT rolname AS name FROM pg_roles WHERE rolname IN ('pg_read_all_data',"
          + " 'pg_write_all_data')";

  /** Creates it, and the roles. */
  static Restorer create(Session session, List<String> roles) {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    String name = "slipway_restorer_" + password.substring(BYTES);
    session.execute(
        "CREATE ROLE "
            + name
            + " LOGIN NOSUPERUSER NOCREATEROLE BYPASSRLS PASSWORD "
            + Sql.literal(password));
    for (var row : session.execute(ROWS).get(0).list()) {
      session.execute("GRANT " + row.get("name") + " TO " + name);
    }
    roles.forEach(role -> session.execute("CREATE ROLE " + Sql.name(role)));
    return new Restorer(new Credentials(name, new Secret(password)), List.copyOf(roles));
  }

  /** Its name, as SQL writes it. */
  String name() {
    return Sql.name(login.user());
  }
}
