package dev.slipway.config;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads how to reach the database. What is nearer to the user counts: --url, then DATABASE_URL or
 * DB_HOST and its companions, which override the fields of the secret that DB_SECRET_ARN names,
 * then the variables of libpq.
 */
final class DatabaseReader {

  private static final Pattern SERVER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");

  private final Variables variables;
  private final CredentialStores stores;
  private final Problems problems;
  private final OwnVariables own;
  private final @Nullable LibpqVariables libpq;
  private final ConnectionFields fields = new ConnectionFields();

  DatabaseReader(Variables variables, CredentialStores stores, Problems problems) {
    this.variables = variables;
    this.stores = stores;
    this.problems = problems;
    this.own = new OwnVariables(variables, problems);
    this.libpq = variables.holdsAny("PG") ? new LibpqVariables(variables, problems) : null;
  }

  /** The database; null when nothing names one, or when the embedded one was chosen. */
  @Nullable DatabaseSettings read() {
    if (own.chooseEmbedded()) {
      return null;
    }
    if (!own.addTo(fields)) {
      return null;
    }
    Map<ConnectionParameter, String> secret = Map.of();
    try {
      secret = secret();
    } catch (IllegalArgumentException e) {
      problems.add(VariableNames.DB_SECRET_ARN, String.valueOf(e.getMessage()));
      return null;
    }
    fields.add(VariableNames.DB_SECRET_ARN, secret);
    if (!own.nameDatabase() && libpqNaming() == null) {
      return null;
    }
    if (libpq != null) {
      libpq.addTo(fields);
    }
    return settings(secret);
  }

  private Map<ConnectionParameter, String> secret() {
    String id = variables.get(VariableNames.DB_SECRET_ARN);
    return id == null ? Map.of() : secret(id);
  }

  /** One that is of no use may have been mended since it was read. */
  private Map<ConnectionParameter, String> secret(String id) {
    try {
      Map<ConnectionParameter, String> known = DatabaseSecret.parameters(stores.secrets().read(id));
      boolean elsewhere = fields.get(ConnectionParameter.HOST) != null || variables.isSet("PGHOST");
      if (elsewhere || known.containsKey(ConnectionParameter.HOST)) {
        return known;
      }
    } catch (IllegalArgumentException e) {
      // The second look tells what is still wrong.
    }
    return DatabaseSecret.parameters(stores.secrets().readAgain(id));
  }

  private DatabaseSettings settings(Map<ConnectionParameter, String> secret) {
    requireHost();
    List<Server> servers = new ServersReader(fields, problems).read();
    Map<String, String> properties = new DriverParameters(fields, problems).read();
    TransportSecurity security = new TransportSecurity(variables, fields, problems);
    security.decide(servers.get(0).host(), properties);
    String user =
        fields.value(ConnectionParameter.USER, System.getProperty("user.name", "postgres"));
    String name = fields.value(ConnectionParameter.DBNAME, user);
    List<String> notices = new ArrayList<>(security.downgrades());
    CredentialsReader logIn = new CredentialsReader(variables, fields, stores, problems);
    CredentialSource credentials = logIn.read(servers, user, secret);
    return new DatabaseSettings(
        logIn.withPasswords(servers, name, user, notices),
        name,
        credentials,
        properties,
        serverId(),
        notices);
  }

  /** It names a folder. */
  private @Nullable String serverId() {
    String id = variables.get(VariableNames.DB_SERVER_ID);
    if (id != null && !SERVER_ID.matcher(id).matches()) {
      problems.add(VariableNames.DB_SERVER_ID, "must be letters, digits and hyphens, at most 63");
    }
    return id;
  }

  private @Nullable String libpqNaming() {
    return libpq == null ? null : libpq.naming();
  }

  private void requireHost() {
    if (fields.get(ConnectionParameter.HOST) != null
        || variables.isBlank(VariableNames.DB_HOST, "PGHOST")) {
      return;
    }
    String naming = own.nameDatabase() ? null : libpqNaming();
    if (naming == null) {
      problems.add(own.label(), "the host is missing");
    } else {
      problems.add(naming, LibpqVariables.NO_HOST);
    }
  }
}
